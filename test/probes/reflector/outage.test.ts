import { setTimeout as delay } from 'node:timers/promises';
import t from 'tap';
import { sendStatus } from './fake-answers.ts';
import { PODS, record, startServer } from './rig.ts';

t.test('a short outage is replayed: nothing is missed and nothing is said', async (t) => {
  const server = await startServer(t);
  server.apply(PODS, 'shop/web');
  server.apply(PODS, 'shop/gone');
  const { state } = await record(t, server, { settings: { resumeWithinMs: 5000 } });
  await server.stop();
  server.apply(PODS, 'shop/web');
  server.remove(PODS, 'shop/gone');
  server.apply(PODS, 'shop/brief');
  server.remove(PODS, 'shop/brief');
  await delay(300);
  await server.start();
  await state.until('replayed', () => state.types(PODS).length === 8);
  t.strictSame(state.types(PODS).slice(4), ['MODIFIED', 'DELETED', 'ADDED', 'DELETED']);
  t.strictSame(state.contents(PODS), server.contents(PODS));
  t.notOk(state.types('v1/nodes').includes('DISCONNECTED'));
});

t.test('a long outage is a gap for every resource, and a list afterwards', async (t) => {
  const server = await startServer(t);
  server.apply(PODS, 'shop/web');
  const { state } = await record(t, server, { settings: { resumeWithinMs: 200 } });
  await server.stop();
  const isLost = (name: string) => state.types(name).includes('DISCONNECTED');
  await state.until('noticed', () => isLost(PODS) && isLost('v1/nodes'), 1000);
  server.remove(PODS, 'shop/web');
  const recreated = server.apply(PODS, 'shop/web');
  await delay(500);
  await server.start();
  await state.until('synced again', () => state.isObserved(PODS) && state.isObserved('v1/nodes'));
  t.strictSame(state.types(PODS), [
    'DISCOVERED',
    'LISTED',
    'SYNCED',
    'DISCONNECTED',
    'LISTED',
    'SYNCED',
  ]);
  t.match(state.contents(PODS)[0], recreated.metadata.uid);
});

t.test('who waits long goes on as soon as another reaches the server again', async (t) => {
  const server = await startServer(t);
  const settings = { resumeWithinMs: 100, backoffMinMs: 1000, backoffMaxMs: 30_000 };
  const { state } = await record(t, server, { settings });
  await server.stop();
  const isLost = (name: string) => state.types(name).includes('DISCONNECTED');
  await state.until('noticed', () => isLost(PODS) && isLost('v1/nodes'));
  await delay(2500);
  await server.start();
  const since = performance.now();
  await state.until(
    'both are back',
    () => state.isObserved(PODS) && state.isObserved('v1/nodes'),
    30_000,
  );
  t.ok(performance.now() - since < 12_000);
});

t.test('a server that was set back to a backup is listed, not believed', async (t) => {
  const server = await startServer(t);
  server.apply(PODS, 'shop/web');
  const restored = server.version;
  const { state } = await record(t, server, { settings: { resumeWithinMs: 5000 } });
  server.apply(PODS, 'shop/web');
  server.apply('v1/nodes', 'worker');
  await state.until('all seen', () => state.types('v1/nodes').includes('ADDED'));
  server.remove('v1/nodes', 'worker');
  await state.until('removed', () => state.types('v1/nodes').includes('DELETED'));
  await server.stop();
  server.restore(restored);
  await server.start();
  await state.until('gap', () => state.types(PODS).includes('DISCONNECTED'));
  await state.until('listed', () => state.isObserved(PODS) && state.isObserved('v1/nodes'));
  const gap = state.eventsOf('v1/nodes').find(({ type }) => type === 'DISCONNECTED');
  t.match(gap, { reason: /^behind: / });
  t.strictSame(state.contents(PODS), server.contents(PODS));
});

t.test('another cluster at the same address ends the recording', async (t) => {
  const server = await startServer(t);
  const { state, done } = await record(t, server);
  await server.stop();
  server.identity = 'another';
  await server.start();
  await t.rejects(done, { code: 'CLUSTER_REPLACED', category: 'conflict' });
  t.notOk(state.isObserved(PODS));
  t.equal(state.types(PODS).at(-1), 'DISCONNECTED');
});

t.test('a resource that may not be read is a gap; the others go on', async (t) => {
  const server = await startServer(t);
  let isForbidden = true;
  server.intercept = ({ resource }, response) => {
    if (resource !== PODS || !isForbidden) return false;
    const message = 'pods is forbidden: User "someone" cannot list resource "pods"';
    sendStatus(response, 403, message, { reason: 'Forbidden' });
    return true;
  };
  const { state } = await record(t, server, { awaits: ['v1/nodes'] });
  await state.until('gap', () => state.types(PODS).length === 2);
  t.strictSame(state.types(PODS), ['DISCOVERED', 'DISCONNECTED']);
  t.match(state.eventsOf(PODS)[1], { reason: /^forbidden: pods is forbidden/ });
  await delay(1000);
  const attempts = server.requestsFor(PODS, false).length;
  t.ok(attempts >= 2 && attempts <= 6, `asked again now and then: ${attempts} times`);
  t.equal(state.types(PODS).length, 2, 'said once');
  isForbidden = false;
  server.apply(PODS, 'shop/web');
  await state.until('permitted', () => state.contents(PODS).length === 1);
});

t.test('permission withdrawn while watching is noticed with the next watch', async (t) => {
  const server = await startServer(t);
  const { state } = await record(t, server);
  server.intercept = ({ resource }, response) => {
    if (resource === PODS) sendStatus(response, 403, 'no more');
    return resource === PODS;
  };
  server.endWatches(PODS);
  await state.until('gap', () => state.types(PODS).includes('DISCONNECTED'));
  t.match(state.eventsOf(PODS).at(-1), { reason: 'forbidden: no more' });
});
