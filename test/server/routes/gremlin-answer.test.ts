import { request } from 'node:http';
import { DEFAULT_LIMITS } from '@meshlapse/gremlin';
import gremlin from 'gremlin';
import t from 'tap';
import { startServer, until } from '../../support/started-server.ts';

const GRAPH_BINARY = 'application/vnd.graphbinary-v1.0';
const GRAPHSON_3 = 'application/vnd.gremlin-v3.0+json';
const GRAPHSON_2 = 'application/vnd.gremlin-v2.0+json';

/** 14,268 walks, found one after the other: some megabytes of names, or ten times as many of vertices. */
const WALKS = `g.V()${'.both()'.repeat(9)}.path()`;
const LARGE = `${WALKS}.by('name')`;
const HUGE = `${WALKS}.limit(8000)`;

/** Ends a query behind the first parts of its answer. */
const breaking = { limits: { ...DEFAULT_LIMITS, results: 10_000 }, responseBytes: 100_000_000 };

function post(url: string, query: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${url}/gremlin`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ gremlin: query }),
  });
}

t.test('the Accept header picks the format', async (t) => {
  const { url } = await startServer(t);
  const ages = "g.V().has('name','marko').values('age')";
  const answer = async (accept: string) => {
    const response = await post(url, ages, { accept });
    t.equal(response.status, 200, accept);
    return [response.headers.get('content-type'), await response.text()] as const;
  };
  const [type3, text3] = await answer(GRAPHSON_3);
  t.equal(type3, `${GRAPHSON_3}; charset=utf-8`);
  t.match(JSON.parse(text3).result.data, {
    '@type': 'g:List',
    '@value': [{ '@type': 'g:Int32', '@value': 29 }],
  });
  const [, text2] = await answer(GRAPHSON_2);
  t.match(JSON.parse(text2), {
    status: { code: 200, attributes: {} },
    result: { data: [{ '@type': 'g:Int32', '@value': 29 }] },
  });
  const [, untyped] = await answer(`${GRAPHSON_2};types=false`);
  t.strictSame(JSON.parse(untyped).result.data, [29]);
  t.strictSame(await answer('text/plain'), ['text/plain; charset=utf-8', '==>29\n']);
  const unknown = await post(url, ages, { accept: 'image/png' });
  t.equal(unknown.status, 400);
  t.match(await unknown.json(), { code: 'ACCEPT_UNKNOWN' });
});

t.test('text is what the console shows', async (t) => {
  const { url } = await startServer(t);
  const lines = async (query: string) => (await post(url, query, { accept: 'text/plain' })).text();
  t.equal(await lines("g.V(1).outE('created')"), '==>e[9][1-created->3]\n');
  t.equal(await lines("g.V('nobody')"), '');
});

t.test("a body may be a driver's whole message, text or bytecode, in its own format", async (t) => {
  const { url } = await startServer(t);
  const send = (body: string | Buffer, type: string, accept = '*/*') =>
    fetch(`${url}/gremlin`, {
      method: 'POST',
      headers: { 'content-type': type, accept },
      body: new Uint8Array(Buffer.from(body)),
    });
  const requestId = crypto.randomUUID();
  const text = { requestId, op: 'eval', processor: '', args: { gremlin: 'g.V().count()' } };
  const graphson = await send(JSON.stringify(text), GRAPHSON_3);
  t.equal(graphson.headers.get('content-type'), `${GRAPHSON_3}; charset=utf-8`);
  t.match(await graphson.json(), { requestId, status: { code: 200 } });

  const { GraphSON3Writer } = gremlin.structure.io;
  const { default: binary } = await import('gremlin/lib/structure/io/binary/GraphBinary.js');
  const { process } = gremlin as unknown as DriverToServers;
  const bytecode = (
    process
      .traversal()
      .withRemote({ close: async () => {} })
      .V()
      .values('name') as unknown as {
      readonly bytecode: unknown;
    }
  ).bytecode;
  const args = { gremlin: bytecode, aliases: { g: 'g' } };
  const message = { requestId, op: 'bytecode', processor: 'traversal', args };
  const written = Buffer.from(new GraphSON3Writer().writeRequest(message));
  const traversers = (await (await send(written, GRAPHSON_3)).json()) as {
    result: { data: { '@value': readonly { '@type': string }[] } };
  };
  t.strictSame(
    traversers.result.data['@value'].map((each) => each['@type']),
    Array.from({ length: 6 }, () => 'g:Traverser'),
  );
  const packed = binary.graphBinaryWriter.writeRequest(message);
  const answer = await send(packed, GRAPH_BINARY);
  t.equal(answer.headers.get('content-type'), GRAPH_BINARY);
  const read = binary.graphBinaryReader.readResponse(Buffer.from(await answer.arrayBuffer()));
  t.match(read, { requestId, status: { code: 200 } });
  t.equal((read.result.data as unknown[]).length, 6);

  const plain = await send(packed, GRAPH_BINARY, 'text/plain');
  t.equal((await plain.text()).split('\n')[0], '==>marko');
});

t.test('what needs a connection is refused over HTTP', async (t) => {
  const { url } = await startServer(t);
  const requestId = crypto.randomUUID();
  const session = {
    requestId,
    op: 'eval',
    processor: 'session',
    args: { gremlin: 'g.V()', session: 's' },
  };
  const close = { requestId, op: 'close', processor: 'session', args: { session: 's' } };
  for (const message of [session, close]) {
    const response = await fetch(`${url}/gremlin`, {
      method: 'POST',
      headers: { 'content-type': GRAPHSON_3 },
      body: JSON.stringify(message),
    });
    t.equal(response.status, 400);
    t.match(await response.json(), {
      code: 'REQUEST_INVALID',
      message: /need a WebSocket|needs a WebSocket/,
    });
  }
  const garbage = await fetch(`${url}/gremlin`, {
    method: 'POST',
    headers: { 'content-type': GRAPH_BINARY },
    body: new Uint8Array([0x81, 1, 2, 3]),
  });
  t.equal(garbage.status, 400);
});

t.test('a large answer comes in pieces, with the status behind the results', async (t) => {
  const { url } = await startServer(t, { responseBytes: 100_000_000 });
  const response = await post(url, LARGE);
  t.equal(response.headers.get('transfer-encoding'), 'chunked');
  const text = await response.text();
  t.ok(text.indexOf('"status"') > text.length - 200);
  t.match(JSON.parse(text), { status: { code: 200 }, result: { meta: { '@type': 'g:Map' } } });
  t.equal(JSON.parse(text).result.data['@value'].length, 14_268);
  const lines = await (await post(url, LARGE, { accept: 'text/plain' })).text();
  t.equal(lines.split('\n').length, 14_269);
});

t.test('what goes wrong behind the first piece is told by the envelope', async (t) => {
  const { url, metric } = await startServer(t, breaking);
  const response = await post(url, LARGE);
  t.equal(response.status, 200);
  const answer = (await response.json()) as {
    status: { code: number };
    result: { data: { '@value': readonly unknown[] } };
  };
  t.match(answer.status, {
    code: 597,
    message: /more than 10000 results/,
    attributes: { '@value': ['exceptions', { '@value': ['QUERY_LIMIT'] }] },
  });
  t.match(answer, { code: 'QUERY_LIMIT', data: { limit: 'results', value: 10_000 } });
  const { length } = answer.result.data['@value'];
  t.ok(length > 0 && length <= 10_000, `${length} results`);
  t.equal(await metric('meshlapse_errors_total', 'code="QUERY_LIMIT"'), 1);
  t.equal(await metric('meshlapse_query_seconds_count', 'QUERY_LIMIT'), 1);
});

t.test(
  'lines that are not all there are broken off, so that nobody takes them for all',
  async (t) => {
    const { url } = await startServer(t, breaking);
    const response = await post(url, LARGE, { accept: 'text/plain' });
    t.equal(response.status, 200);
    await t.rejects(response.text());
  },
);

t.test('a message that has its status in front is not begun before all is known', async (t) => {
  const { url } = await startServer(t, breaking);
  const broken = await post(url, LARGE, { accept: GRAPH_BINARY });
  t.equal(broken.status, 422);
  t.match(await broken.json(), { code: 'QUERY_LIMIT' });
  const { url: small } = await startServer(t, { responseBytes: 50_000 });
  const large = await post(small, LARGE, { accept: GRAPH_BINARY });
  t.equal(large.status, 413);
});

t.test('a client that reads slowly, or leaves, is not written for', async (t) => {
  const { url, metric, server } = await startServer(t, { responseBytes: 200_000_000 });
  const touched = async () => {
    const { body } = await server.inject('/v1/queries');
    return JSON.parse(body).queries[0]?.touched ?? 0;
  };
  const asked = request(`${url}/gremlin?gremlin=${encodeURIComponent(HUGE)}`);
  asked.on('error', () => {});
  asked.on('response', (response) => response.pause());
  asked.end();
  await until(async () => (await touched()) > 0, 'it runs');
  await until(async () => (await metric('meshlapse_queries_running')) === 0, 'it lends its place');
  const before = await touched();
  await new Promise((resolve) => setTimeout(resolve, 100));
  t.equal(await touched(), before, 'nothing is read that nobody takes');
  asked.destroy();
  await until(
    async () => (await metric('meshlapse_query_seconds_count', 'QUERY_CANCELLED')) === 1,
    'it ended',
  );
});
