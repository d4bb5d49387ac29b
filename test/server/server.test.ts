import { openGraph } from '@meshlapse/graph';
import { DEFAULT_LIMITS } from '@meshlapse/gremlin';
import { systemClock, type TemporalGraph } from '@meshlapse/model';
import { createServer, listen } from '@meshlapse/server';
import { pino } from 'pino';
import t from 'tap';
import { modernGraph } from '../support/modern-graph.ts';
import { startServer } from '../support/started-server.ts';

function post(url: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${url}/gremlin`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

t.test('POST answers typed GraphSON 3 in the envelope that drivers know', async (t) => {
  const { url } = await startServer(t);
  const response = await post(url, { gremlin: 'g.V().count()', requestId: 'r1' });
  t.equal(response.status, 200);
  t.match(response.headers.get('content-type'), /^application\/json/);
  t.match(await response.json(), {
    requestId: 'r1',
    status: { code: 200, attributes: { '@type': 'g:Map', '@value': [] } },
    result: {
      data: { '@type': 'g:List', '@value': [{ '@type': 'g:Int64', '@value': 6 }] },
      meta: { '@type': 'g:Map' },
    },
  });
});

t.test(
  'plain JSON can be asked for in the body, the query string and the Accept header',
  async (t) => {
    const { url } = await startServer(t);
    const gremlin = "g.V().has('name','marko').values('age')";
    const answers = [
      await post(url, { gremlin, types: false }),
      await post(url, { gremlin }, { accept: 'application/vnd.gremlin-v3.0+json;types=false' }),
      await fetch(`${url}/gremlin?types=false&gremlin=${encodeURIComponent(gremlin)}`),
    ];
    for (const answer of answers) {
      const body = (await answer.json()) as { result: { data: unknown; meta: object } };
      t.strictSame(body.result.data, [29]);
      t.match(body.result.meta, { at: /Z$/, transaction: /Z$/, complete: Boolean });
    }
  },
);

t.test('bindings come typed, plain, or as text in a query string', async (t) => {
  const { url } = await startServer(t);
  const gremlin = "g.V().has('age', gt(x)).values('name').order()";
  const typed = { x: { '@type': 'g:Int32', '@value': 30 } };
  for (const bindings of [typed, { x: 30 }]) {
    const body = await (await post(url, { gremlin, bindings, types: false })).json();
    t.match(body, { result: { data: ['josh', 'peter'] } });
  }
  const text = encodeURIComponent("g.V().has('name', x).values('age')");
  const answer = await fetch(`${url}/gremlin?types=false&gremlin=${text}&bindings.x=josh`);
  t.match(await answer.json(), { result: { data: [32] } });
});

t.test('a wrong request gets a 4xx with a code and what to do', async (t) => {
  const { url } = await startServer(t);
  const cases: readonly [unknown, number, string][] = [
    [{ gremlin: 'g.V().frobnicate()' }, 400, 'GREMLIN_UNKNOWN_STEP'],
    [{ gremlin: 'g.V(' }, 400, 'GREMLIN_SYNTAX'],
    [{ gremlin: 'g.V()', at: '2026-11-22 14:03' }, 400, 'TIME_ZONE_MISSING'],
    [{ gremlin: 'g.V()', at: '-5m', between: ['-5m', 'now'] }, 400, 'REQUEST_INVALID'],
    [{ gremlin: 'g.V()', aliases: { g: 'h' } }, 400, 'NO_SUCH_SOURCE'],
    [{ gremlin: 'g.V()', aliases: { h: 'g' } }, 400, 'NO_SUCH_SOURCE'],
    [{ gremlin: 'g.V()', language: 'cypher' }, 400, 'LANGUAGE_UNKNOWN'],
    [{ gremlin: 'g.V()', bindings: { id: 1 } }, 400, 'BINDINGS_INVALID'],
    [{ gremlin: 7 }, 400, 'HTTP_REQUEST'],
    [{ gremlin: 'g.V()', unknown: 1 }, 400, 'HTTP_REQUEST'],
    ['{"gremlin":', 400, 'HTTP_REQUEST'],
    [{ gremlin: 'x'.repeat(70_000) }, 400, 'HTTP_REQUEST'],
    ['x'.repeat(2_000_000), 413, 'HTTP_REQUEST'],
  ];
  for (const [body, status, code] of cases) {
    const response = await post(url, body);
    const problem = (await response.json()) as { message: string };
    t.match(
      { status: response.status, ...problem },
      { status, code, requestId: String, data: Object },
      JSON.stringify(body).slice(0, 60),
    );
    t.notMatch(problem.message, /\bat .*\.ts:/, 'shows no stack');
  }
  t.equal((await fetch(`${url}/gremlin`)).status, 400);
  t.equal((await fetch(`${url}/nothing`)).status, 404);
  const text = await post(url, 'g.V()', { 'content-type': 'text/plain' });
  t.equal(text.status, 415);
  t.match(await text.json(), { message: /Content-Type: application\/json/ });
});

t.test('limits end a query with the limit in the error', async (t) => {
  const { url } = await startServer(t, { responseBytes: 100 });
  const large = await post(url, { gremlin: 'g.V()' });
  t.equal(large.status, 413);
  t.match(await large.json(), { code: 'RESPONSE_TOO_LARGE', data: { limit: 100 } });
  const slow = await post(url, {
    gremlin: 'g.V().repeat(both()).times(14).path().count()',
    evaluationTimeout: 30,
  });
  t.equal(slow.status, 408);
  t.match(await slow.json(), { code: 'QUERY_TIMEOUT', data: { limit: 'timeMs', value: 30 } });
  const many = await post(url, { gremlin: 'g.V().repeat(both()).until(loops().is(1000))' });
  t.equal(many.status, 422);
  t.match(await many.json(), { code: 'QUERY_LIMIT', data: { limit: 'repeatDepth' } });
});

t.test('a client that leaves cancels its query', async (t) => {
  const { url, server } = await startServer(t);
  const controller = new AbortController();
  const asked = fetch(`${url}/gremlin`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ gremlin: 'g.V().repeat(both()).times(14).path().count()' }),
    signal: controller.signal,
  });
  const running = async () => {
    const { body } = await server.inject('/metrics');
    return Number(/meshlapse_queries_running (\d+)/.exec(body)?.[1]);
  };
  while ((await running()) === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  controller.abort();
  await t.rejects(asked);
  const deadline = performance.now() + 2_000;
  while ((await running()) > 0 && performance.now() < deadline) {
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  t.equal(await running(), 0);
});

t.test('with a token every route but the health checks asks for it', async (t) => {
  const { url } = await startServer(t, { token: 'secret' });
  for (const path of ['/gremlin?gremlin=g.V()', '/metrics', '/openapi.json', '/docs', '/nothing']) {
    const response = await fetch(`${url}${path}`);
    t.equal(response.status, 401, path);
    t.match(await response.json(), { code: 'UNAUTHORIZED', message: /Bearer TOKEN/ });
  }
  const wrong = await post(url, { gremlin: 'g.V()' }, { authorization: 'Bearer wrong' });
  t.equal(wrong.status, 401);
  const right = await post(url, { gremlin: 'g.V()' }, { authorization: 'Bearer secret' });
  t.equal(right.status, 200);
  t.equal((await fetch(`${url}/livez`)).status, 200);
  t.equal((await fetch(`${url}/readyz`)).status, 200);
});

t.test('without a token only requests to localhost are answered', async (t) => {
  const { server } = await startServer(t);
  const ask = (host: string) => server.inject({ url: '/gremlin?gremlin=g.V()', headers: { host } });
  for (const host of ['127.0.0.1:8182', 'localhost', '[::1]:8182']) {
    t.equal((await ask(host)).statusCode, 200, host);
  }
  for (const host of ['evil.example:8182', 'localhost.evil.example', '10.0.0.1']) {
    const answer = await ask(host);
    t.equal(answer.statusCode, 403, host);
    t.equal(answer.json().code, 'HOST_NOT_ALLOWED');
  }
  const { server: withToken } = await startServer(t, { token: 'secret' });
  const headers = { host: 'mesh.example', authorization: 'Bearer secret' };
  const answer = await withToken.inject({ url: '/gremlin?gremlin=g.V()', headers });
  t.equal(answer.statusCode, 200);
});

t.test('aliases choose among several graphs', async (t) => {
  const { url } = await startServer(t, {
    sources: new Map<string, TemporalGraph>([
      ['g', await openGraph({ memory: true })],
      ['gmodern', await modernGraph()],
    ]),
  });
  const count = async (body: object) => {
    const response = await post(url, { gremlin: 'g.V().count()', types: false, ...body });
    const { result } = (await response.json()) as { result: { data: readonly number[] } };
    return result.data;
  };
  t.same(await count({}), [0]);
  t.same(await count({ aliases: { g: 'gmodern' } }), [6]);
  const response = await fetch(
    `${url}/gremlin?gremlin=g.V().count()&aliases.g=gmodern&types=false`,
  );
  t.match(await response.json(), { result: { data: [6] } });
});

t.test(
  "without a token other sites' pages are not answered, nor their images and links",
  async (t) => {
    const { server } = await startServer(t);
    const ask = (headers: Record<string, string>) =>
      server.inject({ url: '/gremlin?gremlin=g.V()', headers: { host: 'localhost', ...headers } });
    t.equal((await ask({ origin: 'http://localhost:3000' })).statusCode, 200);
    t.equal((await ask({ 'sec-fetch-site': 'same-site' })).statusCode, 200);
    t.equal((await ask({ 'sec-fetch-site': 'none' })).statusCode, 200);
    for (const headers of [
      { origin: 'https://evil.example' },
      { 'sec-fetch-site': 'cross-site' },
    ]) {
      const answer = await ask(headers);
      t.equal(answer.statusCode, 403);
      t.equal(answer.json().code, 'ORIGIN_NOT_ALLOWED');
    }
  },
);

t.test('the token may be the password of HTTP Basic', async (t) => {
  const { url } = await startServer(t, { token: 'secret' });
  const basic = (text: string) => ({
    authorization: `Basic ${Buffer.from(text).toString('base64')}`,
  });
  t.equal((await post(url, { gremlin: 'g.V()' }, basic('anybody:secret'))).status, 200);
  t.equal((await post(url, { gremlin: 'g.V()' }, basic('secret:anybody'))).status, 401);
});

t.test('listens beyond loopback only with a token', async (t) => {
  const { server } = await startServer(t);
  await t.rejects(listen(server, { host: '0.0.0.0', port: 0 }, undefined), {
    code: 'TOKEN_REQUIRED',
  });
});

t.test('a port in use is said so', async (t) => {
  const { url } = await startServer(t);
  const other = await createServer({
    sources: new Map([['g', await modernGraph()]]),
    clock: systemClock,
    version: '1',
    token: undefined,
    limits: DEFAULT_LIMITS,
    responseBytes: 1_000,
    concurrency: { running: 1, waiting: 1 },
    readiness: async () => [],
    logger: pino({ level: 'silent' }),
  });
  const port = Number(new URL(url).port);
  await t.rejects(listen(other, { host: '127.0.0.1', port }, undefined), { code: 'PORT_IN_USE' });
});

t.test('readiness says what is missing', async (t) => {
  const { url } = await startServer(t, {
    readiness: async () => [{ name: 'store' }, { name: 'recorder', problem: '3 of 70 resources' }],
  });
  const response = await fetch(`${url}/readyz`);
  t.equal(response.status, 503);
  t.match(await response.json(), {
    status: 'not ready',
    checks: [{ name: 'store' }, { name: 'recorder', problem: '3 of 70 resources' }],
  });
});

t.test('the API describes itself and is measured', async (t) => {
  const { url } = await startServer(t);
  await post(url, { gremlin: 'g.V()' });
  const api = (await (await fetch(`${url}/openapi.json`)).json()) as { paths: object };
  t.strictSame(Object.keys(api.paths), [
    '/gremlin',
    '/skydive/api/topology',
    '/v1/queries',
    '/v1/queries/{id}',
  ]);
  t.equal((await fetch(`${url}/docs`)).status, 200);
  const metrics = await (await fetch(`${url}/metrics`)).text();
  t.match(metrics, /meshlapse_query_seconds_count\{outcome="ok"\} 1/);
  t.match(metrics, /meshlapse_build_info\{version="1.2.3"/);
});
