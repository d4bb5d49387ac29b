import { DEFAULT_LIMITS } from '@meshlapse/gremlin';
import t from 'tap';
import { sampleGraph } from '../../gremlin/skydive/sample.ts';
import { type StartedServer, startServer, until } from '../../support/started-server.ts';

const graph = await sampleGraph();
t.teardown(() => graph.close());
const sources = new Map([['g', graph]]);

/** More ways than anybody can walk. */
const ENDLESS = `G.V()${".Both('Value')".repeat(40)}.Count()`;

function post(
  { url }: StartedServer,
  body: object | undefined,
  headers: Record<string, string> = {},
): Promise<Response> {
  return fetch(`${url}/skydive/api/topology`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

const ask = (server: StartedServer, GremlinQuery: string, headers: Record<string, string> = {}) =>
  post(server, { GremlinQuery }, headers);

t.test(
  'answers as Skydive does: lists of nodes, edges, values and graphs, and bare numbers',
  async (t) => {
    const server = await startServer(t, { sources });
    const json = async (query: string) => {
      const response = await ask(server, query);
      t.equal(response.status, 200, query);
      t.equal(response.headers.get('content-type'), 'application/json; charset=utf-8');
      return response.json();
    };
    t.match(await json("G.V('n1')"), [{ ID: 'n1', Metadata: { Type: 'intf' }, Revision: 1 }]);
    t.match(await json("G.E('e1')"), [{ ID: 'e1', Parent: 'n1', Child: 'n2' }]);
    t.strictSame(await json("G.V().Values('Bytes')"), [1024, 2024, 4024]);
    t.strictSame(await json("G.V().Has('Type', 'none')"), []);
    t.equal(await json('G.V().Count()'), 4);
    t.equal(await json("G.V().Sum('Bytes')"), 7072);
    t.match(await json("G.V().Has('Type', 'intf').SubGraph()"), [
      { Nodes: [{ ID: 'n1' }, { ID: 'n2' }], Edges: [{ ID: 'e1' }] },
    ]);
    const path = await json("G.V('n1').ShortestPathTo(Metadata('Value', 3))");
    t.match(path, [[{ ID: 'n1' }, { ID: 'n3' }]]);
  },
);

t.test('what an answer stands on is told beside it', async (t) => {
  const server = await startServer(t, { sources });
  const response = await ask(server, "G.At('-1s').V()");
  const basis = JSON.parse(response.headers.get('meshlapse-basis') ?? '');
  t.match(basis, { at: /^\d{4}-.*Z$/, transaction: /Z$/, complete: true });
});

t.test('without a query there is no content', async (t) => {
  const server = await startServer(t, { sources });
  t.equal((await post(server, {})).status, 204);
  t.equal((await ask(server, ' ')).status, 204);
});

t.test('graphs are drawn for Graphviz, nothing else is', async (t) => {
  const server = await startServer(t, { sources });
  const accept = { accept: 'text/vnd.graphviz' };
  const drawn = await ask(server, "G.E('e5').SubGraph()", accept);
  t.equal(drawn.headers.get('content-type'), 'text/vnd.graphviz; charset=utf-8');
  t.equal(
    await drawn.text(),
    'digraph g {\n  "n1" [label="n1\\nintf"]\n  "n3" [label="n3"]\n  "n1" -> "n3" [label=""]\n}\n',
  );
  const nodes = await ask(server, 'G.V()', accept);
  t.match([nodes.status, await nodes.json()], [400, { code: 'ACCEPT_UNKNOWN' }]);
  const packets = await ask(server, 'G.V()', { accept: 'application/vnd.tcpdump.pcap' });
  t.match([packets.status, await packets.json()], [400, { message: /^not supported/ }]);
});

t.test('what cannot be answered is a problem with a position', async (t) => {
  const server = await startServer(t, { sources });
  const refused = async (query: string) => {
    const response = await ask(server, query);
    return [response.status, await response.json()];
  };
  t.match(await refused('G.V().Hass()'), [
    400,
    { code: 'GREMLIN_UNKNOWN_STEP', message: /Has\(\)/, data: { offset: 6 } },
  ]);
  t.match(await refused('G.Flows()'), [
    400,
    { code: 'SKYDIVE_UNSUPPORTED', message: /^not supported: Flows/, data: { step: 'Flows' } },
  ]);
  t.match(await refused("G.V('n9')"), [400, { code: 'SKYDIVE_NOT_FOUND' }]);
  const wrong = await post(server, { GremlinQuery: 7 });
  t.equal(wrong.status, 400);
});

t.test('limits hold', async (t) => {
  const limits = { ...DEFAULT_LIMITS, results: 3, timeMs: 300 };
  const server = await startServer(t, { sources, limits, responseBytes: 2_000 });
  t.match(await (await ask(server, "G.V().Values('@ID')")).json(), { code: 'QUERY_LIMIT' });
  t.equal((await ask(server, ENDLESS)).status, 408);
  const large = await ask(server, 'G.V().Limit(3)');
  t.match(await large.json(), {}, 'three nodes fit');
});

t.test('queries are listed and cancelled, and end when their client goes away', async (t) => {
  const server = await startServer(t, { sources });
  const list = async () => {
    const { body } = await server.server.inject('/v1/queries');
    return (JSON.parse(body) as { queries: { id: string; text: string }[] }).queries;
  };
  const asked = ask(server, ENDLESS);
  await until(async () => (await list()).length === 1, 'it runs');
  const [running] = await list();
  t.equal(running?.text, ENDLESS);
  const cancelled = await fetch(`${server.url}/v1/queries/${running?.id}`, { method: 'DELETE' });
  t.equal(await cancelled.text(), '');
  t.match(await (await asked).json(), { code: 'QUERY_CANCELLED' });
  const leaving = new AbortController();
  const left = fetch(`${server.url}/skydive/api/topology`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ GremlinQuery: ENDLESS }),
    signal: leaving.signal,
  });
  await until(async () => (await list()).length === 1, 'another one runs');
  leaving.abort();
  await t.rejects(left);
  await until(async () => (await list()).length === 0, 'it is over');
});

t.test('a token is asked for as everywhere, and the API is described', async (t) => {
  const server = await startServer(t, { sources, token: 'let-me-in' });
  t.equal((await ask(server, 'G.V()')).status, 401);
  const headers = { authorization: 'Bearer let-me-in' };
  t.equal((await ask(server, 'G.V()', headers)).status, 200);
  const api = await (await fetch(`${server.url}/openapi.json`, { headers })).json();
  t.match(api, { paths: { '/skydive/api/topology': { post: { summary: String } } } });
});

t.test('the dialect can be asked for at the other endpoint, too', async (t) => {
  const server = await startServer(t, { sources });
  const response = await fetch(`${server.url}/gremlin`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ gremlin: 'G.V().Count()', language: 'skydive', types: false }),
  });
  t.match(await response.json(), { result: { data: [4], meta: { complete: true } } });
});
