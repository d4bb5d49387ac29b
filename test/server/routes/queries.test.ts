import gremlin from 'gremlin';
import t from 'tap';
import { connect } from '../../support/raw-client.ts';
import { type StartedServer, startServer, until } from '../../support/started-server.ts';

const ENDLESS = 'g.V().repeat(both()).times(40).path().count()';

interface Listed {
  readonly id: string;
  readonly requestId: string;
  readonly text: string;
  readonly since: string;
  readonly state: string;
  readonly source: string;
  readonly client: string;
  readonly userAgent?: string;
  readonly protocol: string;
  readonly touched: number;
}

async function list({ url }: StartedServer): Promise<readonly Listed[]> {
  const answer = (await (await fetch(`${url}/v1/queries`)).json()) as { queries: Listed[] };
  return answer.queries;
}

function ask({ url }: StartedServer, gremlin: string): Promise<Response> {
  return fetch(`${url}/gremlin`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'user-agent': 'tests' },
    body: JSON.stringify({ gremlin, requestId: 'by http' }),
  });
}

const cancel = ({ url }: StartedServer, id: string) =>
  fetch(`${url}/v1/queries/${id}`, { method: 'DELETE' });

t.test('queries that run and wait are listed, whichever way they came', async (t) => {
  const started = await startServer(t, { concurrency: { running: 1, waiting: 8 } });
  const asked = ask(started, ENDLESS);
  await until(async () => (await list(started)).length === 1, 'it runs');
  const client = await connect(t, started.socketUrl);
  const requestId = client.send({ args: { gremlin: `${ENDLESS} // ${'x'.repeat(3_000)}` } });
  await until(async () => (await list(started)).length === 2, 'both are there');
  const [running, waiting] = await list(started);
  t.match(running, {
    requestId: 'by http',
    text: ENDLESS,
    since: /^\d{4}-\d\d-\d\dT.*Z$/,
    state: 'running',
    source: 'g',
    client: '127.0.0.1',
    userAgent: 'tests',
    protocol: 'http',
  });
  t.match(waiting, { requestId, state: 'waiting', protocol: 'websocket', touched: 0 });
  t.equal(waiting?.text.length, 2_000);
  await until(async () => ((await list(started))[0]?.touched ?? 0) > 0, 'it read something');
  for (const { id } of await list(started)) await cancel(started, id);
  await asked;
});

t.test('a cancelled query ends, and its client is told who did it', async (t) => {
  const started = await startServer(t);
  const client = await connect(t, started.socketUrl);
  const requestId = client.send({ args: { gremlin: ENDLESS } });
  const asked = ask(started, ENDLESS);
  await until(async () => (await list(started)).length === 2, 'they run');
  for (const { id } of await list(started)) {
    const answer = await cancel(started, id);
    t.equal(answer.status, 204);
    t.equal(await answer.text(), '');
  }
  t.match(await client.answersTo(requestId), [
    { status: { code: 598, message: /cancelled by somebody who looks after this server/ } },
  ]);
  const answer = await asked;
  t.equal(answer.status, 422);
  t.match(await answer.json(), { code: 'QUERY_CANCELLED' });
  t.strictSame(await list(started), []);
  t.match(await client.ask({ args: { gremlin: 'g.V().count()' } }), [{ status: { code: 200 } }]);
});

t.test('a query that waits for its turn, or for its client, can be cancelled too', async (t) => {
  const started = await startServer(t, {
    concurrency: { running: 1, waiting: 8 },
    responseBytes: 200_000_000,
  });
  const slow = await connect(t, started.socketUrl, { perMessageDeflate: false });
  slow.socket.pause();
  slow.send({ args: { gremlin: 'g.V().repeat(both()).times(12).limit(60000)' } });
  await until(async () => ((await list(started))[0]?.touched ?? 0) > 0, 'the first runs');
  await until(async () => (await started.metric('meshlapse_queries_running')) === 0, 'it is stuck');
  const running = ask(started, ENDLESS);
  await until(async () => (await list(started)).length === 2, 'the second runs');
  const waiting = ask(started, ENDLESS);
  await until(async () => (await list(started)).length === 3, 'the third waits');
  const [first, second, third] = await list(started);
  await cancel(started, third?.id ?? '');
  t.equal((await waiting).status, 422);
  await cancel(started, first?.id ?? '');
  await cancel(started, second?.id ?? '');
  t.equal((await running).status, 422);
  await until(async () => (await list(started)).length === 0, 'all are gone');
});

t.test('a query that is not there cannot be cancelled', async (t) => {
  const started = await startServer(t);
  const answer = await cancel(started, 'nothing');
  t.equal(answer.status, 404);
  t.match(await answer.json(), { code: 'NO_SUCH_QUERY', message: /'nothing'/ });
});

t.test('bytecode is listed as the text that means the same', async (t) => {
  const started = await startServer(t);
  const { driver, process } = gremlin as unknown as DriverToServers;
  const connection = new driver.DriverRemoteConnection(started.socketUrl);
  t.teardown(() => connection.close());
  const g = process.traversal().withRemote(connection);
  const asked = g.V().repeat(process.statics.both()).times(40).path().count().toList();
  asked.catch(() => {});
  await until(async () => (await list(started)).length === 1, 'it runs');
  const [query] = await list(started);
  t.match(query, { text: /^g\.V\(\)\.repeat\(.*both\(\)\)\.times\(40.*\)\.path\(\)\.count\(\)$/ });
  await cancel(started, query?.id ?? '');
  await t.rejects(asked);
});
