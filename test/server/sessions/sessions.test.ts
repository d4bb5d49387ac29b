import { openWritableGraph } from '@meshlapse/graph';
import type { TemporalGraph } from '@meshlapse/model';
import t, { type Test } from 'tap';
import { modernGraph } from '../../support/modern-graph.ts';
import { connect, type RawClient } from '../../support/raw-client.ts';
import { type StartedServer, startServer, until } from '../../support/started-server.ts';

type Overrides = Parameters<typeof startServer>[1];

async function writable(t: Test, overrides: Overrides = {}): Promise<StartedServer> {
  const graph = await openWritableGraph({ memory: true });
  const other = await openWritableGraph({ memory: true });
  t.teardown(async () => {
    await graph.close();
    await other.close();
  });
  const sources = new Map<string, TemporalGraph>([
    ['g', graph],
    ['other', other],
    ['recorded', await modernGraph()],
  ]);
  return startServer(t, { sources, ...overrides });
}

/** Sends texts in a session, and says what came of each: results, or the status of the error. */
function session(client: RawClient, name: string, args: Readonly<Record<string, unknown>> = {}) {
  return async (gremlin: string, more: Readonly<Record<string, unknown>> = {}) => {
    const request = { processor: 'session', args: { gremlin, session: name, ...args, ...more } };
    const answers = await client.ask(request);
    const last = answers.at(-1)?.status;
    if (last && last.code >= 400) return [last.code, exceptionsOf(last.attributes['@value'])];
    return answers.flatMap(({ result }) => result.data?.['@value'] ?? []);
  };
}

function exceptionsOf(attributes: readonly unknown[]): unknown {
  const list = attributes[attributes.indexOf('exceptions') + 1] as { '@value': readonly unknown[] };
  return list['@value'][0];
}

const close = (client: RawClient, name: string) =>
  client.ask({ op: 'close', processor: 'session', args: { session: name } });

const NAMES = "g.V().values('name')";

t.test('a session sees its changes, others see them when they are committed', async (t) => {
  const { socketUrl } = await writable(t);
  const client = await connect(t, socketUrl);
  const ask = session(client, 'one');
  t.strictSame(await ask("g.addV('person').property('name','ann').iterate()"), []);
  t.strictSame(await ask(NAMES), ['ann']);
  t.strictSame(await client.eval(NAMES), []);
  t.strictSame(await ask('g.tx().commit()'), []);
  t.strictSame(await client.eval(NAMES), ['ann']);
});

t.test('what is rolled back is gone, and the next change begins anew', async (t) => {
  const { socketUrl } = await writable(t);
  const client = await connect(t, socketUrl);
  const ask = session(client, 'one');
  await ask("g.addV('person').property('name','ann').iterate()");
  await ask('g.tx().rollback()');
  t.strictSame(await ask(NAMES), []);
  await ask("g.addV('person').property('name','bob').iterate()");
  await ask('g.tx().commit()');
  t.strictSame(await client.eval(NAMES), ['bob']);
});

t.test('a session that is closed, or whose client leaves, is rolled back', async (t) => {
  const { socketUrl, metric } = await writable(t);
  const client = await connect(t, socketUrl);
  const leaving = await connect(t, socketUrl);
  await session(client, 'one')("g.addV('person').property('name','ann').iterate()");
  await session(leaving, 'one')("g.addV('person').property('name','bob').iterate()");
  t.equal(await metric('meshlapse_sessions'), 2, 'each client has its own, whatever its name');
  t.match(await close(client, 'one'), [{ status: { code: 204 } }]);
  t.match(await close(client, 'one'), [{ status: { code: 204 } }], 'also when it is closed');
  leaving.socket.terminate();
  await until(async () => (await metric('meshlapse_sessions')) === 0, 'the sessions ended');
  t.strictSame(await client.eval(NAMES), []);
});

t.test('the graphs of a session have transactions of their own', async (t) => {
  const { socketUrl } = await writable(t);
  const client = await connect(t, socketUrl);
  const one = session(client, 'one');
  const other = session(client, 'one', { aliases: { g: 'other' } });
  await one("g.addV('person').property('name','ann').iterate()");
  await other("g.addV('person').property('name','bob').iterate()");
  await one('g.tx().rollback()');
  await other('g.tx().commit()');
  t.strictSame(await one(NAMES), []);
  t.strictSame(await client.eval(NAMES, { aliases: { g: 'other' } }), ['bob']);
});

t.test('requests of one session run one after another, in their order', async (t) => {
  const { socketUrl } = await writable(t);
  const client = await connect(t, socketUrl);
  const ask = session(client, 'one');
  const answers = await Promise.all([
    ...Array.from({ length: 20 }, (_, i) =>
      ask(`g.addV('n').property('i', ${i}).sideEffect(V().count()).iterate()`),
    ),
    ask('g.tx().commit()'),
    ask("g.V().values('i').order()"),
  ]);
  t.strictSame(
    answers.at(-1),
    Array.from({ length: 20 }, (_, i) => ({ '@type': 'g:Int32', '@value': i })),
  );
});

t.test('a query that fails or takes too long does not spoil the next ones', async (t) => {
  const { socketUrl } = await writable(t);
  const client = await connect(t, socketUrl);
  const ask = session(client, 'one');
  await ask("g.addV('person').property('name','ann').as('a').addE('knows').to('a').iterate()");
  const endless = 'g.V().repeat(both()).times(60).path().count()';
  const slow = ask(endless, { evaluationTimeout: 30 });
  const next = ask(NAMES);
  t.strictSame(await slow, [598, 'QUERY_TIMEOUT']);
  t.strictSame(await next, ['ann']);
  t.strictSame(await ask('g.V('), [597, 'GREMLIN_SYNTAX']);
  t.strictSame(await ask('g.tx().commit()'), []);
  t.strictSame(await client.eval(NAMES), ['ann']);
});

t.test('managed transactions are kept request by request', async (t) => {
  const { socketUrl } = await writable(t);
  const client = await connect(t, socketUrl);
  const ask = session(client, 'one', { manageTransaction: true });
  await ask("g.addV('person').property('name','ann').iterate()");
  t.strictSame(await client.eval(NAMES), ['ann']);
  const failing = "g.addV('person').property('name','bob').fail('no')";
  t.match(await ask(failing), [595]);
  t.strictSame(await ask(NAMES), ['ann']);
  t.strictSame(await ask('g.tx().commit()'), [], 'who commits himself may');
});

t.test('a recorded graph is read in sessions, and has no transactions', async (t) => {
  const { socketUrl } = await writable(t);
  const client = await connect(t, socketUrl);
  const ask = session(client, 'one', { aliases: { g: 'recorded' } });
  t.strictSame(await ask("g.V(1).values('name')"), ['marko']);
  const [code, exception] = (await ask('g.tx().commit()')) as [number, string];
  t.strictSame([code, exception], [500, 'TRANSACTIONS_UNSUPPORTED']);
});

t.test('sessions that lie idle are ended, and nobody believes that they are not', async (t) => {
  const { socketUrl, metric } = await writable(t, { protocol: { sessionIdleMs: 60 } });
  const client = await connect(t, socketUrl);
  await session(client, 'reads')(NAMES);
  await session(client, 'writes')("g.addV('person').property('name','ann').iterate()");
  await until(async () => (await metric('meshlapse_sessions')) === 0, 'they expired');
  t.strictSame(await session(client, 'reads')(NAMES), [], 'nothing of it was lost');
  t.strictSame(await session(client, 'writes')('g.tx().commit()'), [500, 'SESSION_EXPIRED']);
  t.strictSame(await client.eval(NAMES), []);
  await close(client, 'writes');
  t.strictSame(await session(client, 'writes')(NAMES), [], 'closed, its name is free again');
});

t.test('a session at work does not expire', async (t) => {
  const { socketUrl } = await writable(t, { protocol: { sessionIdleMs: 80 } });
  const client = await connect(t, socketUrl);
  const ask = session(client, 'one');
  await ask("g.addV('n').as('a').addE('e').to('a').iterate()");
  const endless = 'g.V().repeat(both()).times(60).path().count()';
  t.strictSame(await ask(endless, { evaluationTimeout: 200 }), [598, 'QUERY_TIMEOUT']);
  t.strictSame(await ask('g.V().count()'), [{ '@type': 'g:Int64', '@value': 1 }]);
});

t.test('more sessions than are held are refused with 429', async (t) => {
  const { socketUrl } = await writable(t, { protocol: { sessions: 2 } });
  const client = await connect(t, socketUrl);
  await session(client, 'one')(NAMES);
  await session(client, 'two')(NAMES);
  t.strictSame(await session(client, 'three')(NAMES), [429, 'SESSION_LIMIT']);
  await close(client, 'one');
  t.strictSame(await session(client, 'three')(NAMES), []);
});

t.test(
  'two sessions that change the same: the second to commit is told, and goes on',
  async (t) => {
    const { socketUrl } = await writable(t);
    const client = await connect(t, socketUrl);
    await client.eval("g.addV('person').property('name','ann').property('n', 0).iterate()");
    const [one, two] = [session(client, 'one'), session(client, 'two')];
    await one("g.V().property('n', 1).iterate()");
    await two("g.V().property('n', 2).iterate()");
    await one('g.tx().commit()');
    t.strictSame(await two('g.tx().commit()'), [596, 'GRAPH_CONFLICT']);
    await two("g.V().property('n', 3).iterate()");
    await two('g.tx().commit()');
    t.strictSame(await client.eval("g.V().values('n')"), [{ '@type': 'g:Int32', '@value': 3 }]);
  },
);
