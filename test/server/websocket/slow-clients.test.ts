import { once } from 'node:events';
import t from 'tap';
import { connect } from '../../support/raw-client.ts';
import { startServer, until } from '../../support/started-server.ts';

/** Some 35 MB of vertices with their properties. */
const LARGE = 'g.V().repeat(both()).times(12).limit(60000)';
const limits = { responseBytes: 200_000_000 };
/** Compressed, it would fit into the buffers between them. */
const plain = { perMessageDeflate: false };

t.test('what a slow client does not read is not made', async (t) => {
  const { socketUrl, server, metric } = await startServer(t, limits);
  const client = await connect(t, socketUrl, plain);
  client.socket.pause();
  const id = client.send({ args: { gremlin: LARGE } });
  const sent = async () => {
    const { body } = await server.inject('/v1/queries');
    return JSON.parse(body).queries[0];
  };
  await until(async () => (await sent())?.state === 'running', 'it runs');
  let before = -1;
  await until(async () => {
    const { touched } = await sent();
    const isStill = touched === before && touched > 0;
    before = touched;
    if (!isStill) await new Promise((resolve) => setTimeout(resolve, 100));
    return isStill;
  }, 'it stands still');
  t.equal(await metric('meshlapse_queries_running'), 0, 'others run meanwhile');
  client.socket.resume();
  const answers = await client.answersTo(id);
  t.equal(answers.at(-1)?.status.code, 200);
  const count = answers.reduce((sum, { result }) => sum + (result.data?.['@value'].length ?? 0), 0);
  t.equal(count, 60_000);
});

t.test('a client that reads nothing for too long is dropped, and its query ends', async (t) => {
  const { socketUrl, metric } = await startServer(t, { ...limits, protocol: { stalledMs: 100 } });
  const client = await connect(t, socketUrl, plain);
  client.socket.pause();
  client.send({ args: { gremlin: LARGE } });
  await until(
    async () => (await metric('meshlapse_query_seconds_count', 'QUERY_CANCELLED')) === 1,
    'it ended',
  );
  t.equal(await metric('meshlapse_websocket_connections'), 0);
});

t.test('a client that only writes is not read any further', async (t) => {
  const protocol = { unsentBytes: 50_000, stalledMs: 60_000, pipelinedRequests: 1 };
  const { socketUrl } = await startServer(t, { protocol });
  const client = await connect(t, socketUrl, plain);
  client.socket.pause();
  const before = process.memoryUsage().arrayBuffers;
  const frame = Buffer.alloc(100, 'x');
  for (let i = 0; i < 2_000_000 && client.socket.bufferedAmount < 4_000_000; i += 1) {
    client.socket.send(frame);
    if (i % 1_000 === 0) await new Promise((resolve) => setImmediate(resolve));
  }
  t.ok(client.socket.bufferedAmount >= 4_000_000, 'what it writes stays with it');
  t.ok(process.memoryUsage().arrayBuffers - before < 100_000_000);
});

t.test('a client that reads slowly is not dropped', async (t) => {
  const { socketUrl } = await startServer(t, { ...limits, protocol: { stalledMs: 300 } });
  const client = await connect(t, socketUrl, plain);
  let received = 0;
  client.socket.on('message', () => {
    received += 1;
    if (received % 40 !== 0) return;
    client.socket.pause();
    setTimeout(() => client.socket.resume(), 20);
  });
  const answers = await client.ask({ args: { gremlin: LARGE } });
  t.equal(answers.at(-1)?.status.code, 200);
  client.socket.close();
  await once(client.socket, 'close');
});
