import { setTimeout as delay } from 'node:timers/promises';
import {
  type EventSink,
  type RecordingEvent,
  type RecordingStatus,
  recordCluster,
} from '@meshlapse/probes';
import t from 'tap';
import { sendStatus } from './fake-answers.ts';
import { FakeApiServer } from './fake-api-server.ts';
import { connectTo, HURRIED, PODS, record, startServer } from './rig.ts';

t.test('a recording begins with what was recorded', async (t) => {
  const server = await startServer(t);
  const { state } = await record(t, server, { clock: { now: () => 17 } });
  t.strictSame(state.events[0], {
    type: 'HEADER',
    observedAt: 17,
    cluster: 'fake',
    serverVersion: 'v1.99.0',
  });
  const named = await record(t, server, { cluster: 'production' });
  t.match(named.state.events[0], { cluster: 'production' });
});

t.test('time never goes back, whatever the clock does', async (t) => {
  const server = await startServer(t);
  for (let i = 0; i < 20; i++) server.apply(PODS, `shop/web-${i}`);
  let now = 1_000_000;
  const { state } = await record(t, server, { clock: { now: () => (now -= 10) } });
  t.ok(state.events.every(({ observedAt }) => observedAt === state.events[0]?.observedAt));
});

t.test('ending a recording says that nothing is observed from then on', async (t) => {
  const server = await startServer(t);
  server.apply(PODS, 'shop/web');
  const { state, stop } = await record(t, server);
  await stop();
  t.match(state.eventsOf(PODS).at(-1), { type: 'DISCONNECTED', reason: 'stopped' });
  t.match(state.eventsOf('v1/nodes').at(-1), { type: 'DISCONNECTED', reason: 'stopped' });
  const count = state.events.length;
  server.apply(PODS, 'shop/web');
  await delay(50);
  t.equal(state.events.length, count);
});

t.test('an ended recording leaves nothing open', async (t) => {
  const server = await startServer(t);
  const { state, stop, connection } = await record(t, server);
  t.ok(state.isObserved(PODS));
  await stop();
  await delay(50);
  t.equal(server.watchCount(PODS), 0);
  await connection.close();
  await delay(50);
  t.equal(server.sockets, 0);
});

t.test('ending during an outage does not wait for it to end', async (t) => {
  const server = await startServer(t);
  const { stop } = await record(t, server, {
    settings: { backoffMinMs: 20_000, backoffMaxMs: 30_000 },
  });
  await server.stop();
  await delay(100);
  const since = performance.now();
  await stop();
  t.ok(performance.now() - since < 1000);
});

t.test('a slow sink holds the server back instead of filling the memory', async (t) => {
  const server = await startServer(t);
  const state: RecordingEvent[] = [];
  let isSlow = true;
  const sink: EventSink = {
    async write(event) {
      while (isSlow && event.type === 'ADDED') await delay(5);
      state.push(event);
    },
  };
  let status: RecordingStatus | undefined;
  const connection = await connectTo(t, server);
  const end = new AbortController();
  const done = recordCluster({
    connection,
    sink,
    signal: end.signal,
    settings: HURRIED,
    onStatus: (each) => {
      status = each;
    },
  });
  while (server.watchCount(PODS) === 0) await delay(5);
  const padding = 'x'.repeat(10_000);
  for (let i = 0; i < 5000; i++) server.apply(PODS, `shop/web-${i}`, { padding });
  await delay(1500);
  t.ok(Number(status?.events) < 2000, `${status?.events} events are waiting at most`);
  isSlow = false;
  while (state.filter(({ type }) => type === 'ADDED').length < 5000) await delay(20);
  end.abort();
  await done;
  const names = state.flatMap((event) => (event.type === 'ADDED' ? [nameOf(event.object)] : []));
  t.strictSame(
    names,
    Array.from({ length: 5000 }, (_, i) => `web-${i}`),
  );
});

t.test('a sink that fails ends the recording with its error', async (t) => {
  const server = await startServer(t);
  const connection = await connectTo(t, server);
  const sink: EventSink = {
    async write(event) {
      if (event.type === 'ADDED') throw Object.assign(new Error('disk full'), { code: 'ENOSPC' });
    },
  };
  const signal = new AbortController().signal;
  const done = recordCluster({ connection, sink, signal, settings: HURRIED });
  while (server.watchCount(PODS) === 0) await delay(5);
  server.apply(PODS, 'shop/web');
  await t.rejects(done, { message: 'disk full' });
  await delay(50);
  t.equal(server.watchCount(PODS), 0);
});

t.test('only in some namespaces', async (t) => {
  const server = await startServer(t);
  server.apply(PODS, 'shop/web');
  server.apply(PODS, 'bank/vault');
  server.apply(PODS, 'other/web');
  server.apply('v1/nodes', 'worker');
  server.intercept = ({ path }, response) => {
    const isEverywhere = path === '/api/v1/pods';
    if (isEverywhere) sendStatus(response, 403, 'not in all namespaces');
    return isEverywhere;
  };
  const { state } = await record(t, server, { namespaces: ['shop', 'bank'] });
  t.equal(state.contents(PODS).length, 2);
  t.equal(state.contents('v1/nodes').length, 1);
  t.equal(state.types(PODS).filter((type) => type === 'SYNCED').length, 1, 'one list of both');
  await state.until('both watched', () => server.watchCount(PODS) === 2);
  server.apply(PODS, 'bank/vault');
  server.apply(PODS, 'shop/api');
  server.apply(PODS, 'other/api');
  await state.until('seen', () => state.contents(PODS).length === 3);
  server.cutWatches(PODS);
  server.remove(PODS, 'bank/vault');
  server.compact();
  await state.until(
    'listed again',
    () => state.contents(PODS).length === 2 && state.isObserved(PODS),
  );
});

t.test('the status tells what is followed and what is not', async (t) => {
  const server = await startServer(t);
  server.intercept = ({ resource }, response) => {
    if (resource === PODS) sendStatus(response, 403, 'no');
    return resource === PODS;
  };
  const statuses: RecordingStatus[] = [];
  const { state } = await record(t, server, {
    awaits: ['v1/nodes'],
    onStatus: (status) => statuses.push(status),
  });
  await state.until('a status', () => statuses.length > 0);
  t.match(statuses[0], {
    cluster: 'fake',
    resources: 2,
    synced: 1,
    gaps: [{ resource: PODS, reason: 'forbidden: no' }],
  });
});

t.test('a cluster that cannot be read at the beginning is an error', async (t) => {
  const server = await startServer(t);
  const connection = await connectTo(t, server);
  const sink: EventSink = { write: async () => undefined };
  const start = () => recordCluster({ connection, sink, signal: new AbortController().signal });
  server.intercept = ({ path }, response) => {
    if (path === '/apis') sendStatus(response, 500, 'no');
    return path === '/apis';
  };
  await t.rejects(start(), { code: 'CLUSTER_BUSY' });
  await server.stop();
  await t.rejects(start(), { code: 'CLUSTER_UNREACHABLE', category: 'busy' });
});

t.test('a signal aborted before the beginning: nothing happens', async (t) => {
  const server = await new FakeApiServer().start();
  t.teardown(() => server.stop());
  const connection = await connectTo(t, server);
  const before = server.requests.length;
  const sink: EventSink = {
    async write() {
      t.fail('written');
    },
  };
  await recordCluster({ connection, sink, signal: AbortSignal.abort() });
  t.equal(server.requests.length, before);
});

function nameOf(object: { readonly [key: string]: unknown }): unknown {
  return (object['metadata'] as { name?: unknown }).name;
}
