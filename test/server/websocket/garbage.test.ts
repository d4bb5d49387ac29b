import assert from 'node:assert';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import fc from 'fast-check';
import t from 'tap';
import { WebSocket } from 'ws';
import { frameOf, GRAPHSON_3 } from '../../support/raw-client.ts';
import { startServer } from '../../support/started-server.ts';

const GRAPH_BINARY = 'application/vnd.graphbinary-v1.0';

/** A request that is all right, in GraphBinary: count the vertices. */
function countInBinary(): Buffer {
  const text = (value: string) => {
    const bytes = Buffer.from(value);
    const length = Buffer.alloc(4);
    length.writeInt32BE(bytes.length);
    return Buffer.concat([length, bytes]);
  };
  const full = (value: string) => Buffer.concat([Buffer.from([3, 0]), text(value)]);
  return Buffer.concat([
    Buffer.from([GRAPH_BINARY.length]),
    Buffer.from(GRAPH_BINARY),
    Buffer.from([0x81]),
    Buffer.from(randomUUID().replaceAll('-', ''), 'hex'),
    text('eval'),
    text(''),
    Buffer.from([0, 0, 0, 1]),
    full('gremlin'),
    full('g.V().count()'),
  ]);
}

function countInJson(): Buffer {
  const args = { gremlin: 'g.V().count()', bindings: { x: [1, { y: null }] }, aliases: { g: 'g' } };
  return frameOf({ requestId: randomUUID(), op: 'eval', processor: '', args });
}

/** Frames that were right once: some bytes are others, are gone, or are there twice. */
const spoiled = fc
  .tuple(
    fc.constantFrom(countInBinary(), countInJson()),
    fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 6 }),
    fc.option(fc.nat()),
    fc.boolean(),
  )
  .map(([frame, changes, end, isTwice]) => {
    const bytes = Buffer.from(frame);
    for (const [at, byte] of changes) bytes[at % bytes.length] = byte;
    const cut = end === null ? bytes : bytes.subarray(0, end % (bytes.length + 1));
    return isTwice ? Buffer.concat([cut, bytes]) : cut;
  });

const anything = fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes));
const named = fc
  .tuple(fc.constantFrom(GRAPH_BINARY, GRAPHSON_3, 'application/json', 'x'), anything)
  .map(([mime, body]) => Buffer.concat([Buffer.from([mime.length]), Buffer.from(mime), body]));
const json = fc.json().map((text) => frameOf(text));
const message = fc
  .record({
    requestId: fc.oneof(fc.uuid(), fc.anything()),
    op: fc.oneof(fc.constantFrom('eval', 'bytecode', 'close', 'authentication'), fc.string()),
    processor: fc.constantFrom('', 'traversal', 'session', 'x'),
    args: fc.dictionary(
      fc.constantFrom('gremlin', 'session', 'aliases', 'bindings', 'batchSize', 'sasl', 'language'),
      fc.oneof(fc.constant('g.V()'), fc.constant('s'), fc.jsonValue()),
    ),
  })
  .map((request) => frameOf(JSON.stringify(request, (_, value) => plain(value))));

const plain = (value: unknown) => (typeof value === 'bigint' ? Number(value) : value);

t.test('whatever a client sends is answered, and the next request too', async (t) => {
  const { socketUrl, metric } = await startServer(t, {
    limits: { timeMs: 200, elements: 10_000, held: 10_000, results: 1_000, repeatDepth: 20 },
  });
  const socket = new WebSocket(socketUrl);
  t.teardown(() => socket.terminate());
  await once(socket, 'open');
  let answers = 0;
  socket.on('message', () => {
    answers += 1;
  });
  const frames = fc.oneof(spoiled, anything, named, json, message);
  await fc.assert(
    fc.asyncProperty(frames, fc.boolean(), async (frame, isText) => {
      const before = answers;
      socket.send(isText ? frame.toString('latin1') : frame);
      while (answers === before) await once(socket, 'message');
      const counted = answers;
      socket.send(countInJson());
      while (answers === counted) await once(socket, 'message');
      assert.strictEqual(socket.readyState, WebSocket.OPEN);
    }),
    { numRuns: 3_000 },
  );
  t.equal(await metric('meshlapse_errors_total', 'code="INTERNAL"'), 0);
  t.equal(await metric('meshlapse_websocket_connections'), 1);
});
