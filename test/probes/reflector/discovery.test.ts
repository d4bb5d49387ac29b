import t from 'tap';
import { sendStatus } from './fake-answers.ts';
import { PODS, record, startServer } from './rig.ts';

const ROUTES = 'networking.istio.io/v1/virtualservices';
const DEFINITIONS = 'apiextensions.k8s.io/v1/customresourcedefinitions';

for (const isAggregated of [true, false]) {
  const form = isAggregated ? 'aggregated' : 'plain';

  t.test(`each resource once, at its preferred version (${form})`, async (t) => {
    const server = await startServer(t);
    server.isAggregated = isAggregated;
    server.define(ROUTES, 'VirtualService');
    server.define('networking.istio.io/v1beta1/virtualservices', 'VirtualService');
    server.define('networking.istio.io/v1beta1/proxyconfigs', 'ProxyConfig');
    server.define('v1/events', 'Event');
    server.define('events.k8s.io/v1/events', 'Event');
    server.define('coordination.k8s.io/v1/leases', 'Lease');
    server.define('metrics.k8s.io/v1/pods', 'PodMetrics', { verbs: ['get', 'list'] });
    const { state } = await record(t, server);
    t.strictSame(state.resources.sort(), [
      'events.k8s.io/v1/events',
      'networking.istio.io/v1/virtualservices',
      'networking.istio.io/v1beta1/proxyconfigs',
      'v1/nodes',
      'v1/pods',
    ]);
    t.match(state.eventsOf('v1/nodes')[0], { kind: 'Node', namespaced: false });
    t.match(state.eventsOf(ROUTES)[0], { kind: 'VirtualService', namespaced: true });
  });

  t.test(`resources come and go (${form})`, async (t) => {
    const server = await startServer(t);
    server.isAggregated = isAggregated;
    const { state } = await record(t, server);
    server.define(ROUTES, 'VirtualService');
    server.apply(ROUTES, 'shop/reviews');
    await state.until('followed', () => state.contents(ROUTES).length === 1);
    server.undefine(ROUTES);
    await state.until('gone', () => !state.resources.includes(ROUTES));
    t.strictSame(state.types(ROUTES), ['DISCOVERED', 'LISTED', 'SYNCED', 'UNDISCOVERED']);
    server.define(ROUTES, 'VirtualService');
    await state.until('back', () => state.isObserved(ROUTES));
    t.strictSame(state.contents(ROUTES), []);
  });

  t.test(`a group whose server is down stays what it was (${form})`, async (t) => {
    const server = await startServer(t);
    server.isAggregated = isAggregated;
    server.define(ROUTES, 'VirtualService');
    const { state } = await record(t, server);
    server.stale.add('networking.istio.io/v1');
    const before = server.requests.length;
    const looks = () => server.requests.slice(before).filter(({ path }) => path === '/apis').length;
    await state.until('looked again', () => looks() > 2);
    t.ok(state.isObserved(ROUTES));
    t.strictSame(state.types(ROUTES), ['DISCOVERED', 'SYNCED']);
  });
}

t.test('a resource stays at its version while that is served', async (t) => {
  const server = await startServer(t);
  server.define('example.com/v1beta1/things', 'Thing');
  const { state } = await record(t, server);
  server.undefine('v1/nodes');
  server.define('example.com/v1/things', 'Thing');
  await state.until('looked again', () => !state.resources.includes('v1/nodes'));
  t.strictSame(state.types('example.com/v1beta1/things'), ['DISCOVERED', 'SYNCED']);
  t.notOk(state.resources.includes('example.com/v1/things'));
  server.undefine('example.com/v1beta1/things');
  await state.until('moved', () => state.isObserved('example.com/v1/things'));
});

t.test('a resource that changes its kind is another one', async (t) => {
  const server = await startServer(t);
  server.define(ROUTES, 'VirtualService');
  const { state } = await record(t, server);
  server.define(ROUTES, 'Route');
  await state.until('changed', () => state.types(ROUTES).length === 5);
  t.strictSame(state.types(ROUTES).slice(2, 4), ['UNDISCOVERED', 'DISCOVERED']);
});

t.test('a new definition is looked at soon, and its watch may not be ready', async (t) => {
  const server = await startServer(t);
  server.define(DEFINITIONS, 'CustomResourceDefinition', { namespaced: false });
  const { state } = await record(t, server, {
    awaits: [DEFINITIONS],
    settings: { discoveryMs: 60_000 },
  });
  let refusals = 2;
  server.intercept = ({ resource }, response) => {
    if (resource !== ROUTES || refusals-- <= 0) return false;
    sendStatus(response, 429, 'storage is (re)initializing', { headers: { 'retry-after': '1' } });
    return true;
  };
  server.apply(DEFINITIONS, 'virtualservices.networking.istio.io');
  server.define(ROUTES, 'VirtualService');
  await state.until('followed', () => state.isObserved(ROUTES));
  t.notOk(state.types(ROUTES).includes('DISCONNECTED'), 'two refusals are nothing to speak of');
  server.remove(DEFINITIONS, 'virtualservices.networking.istio.io');
  server.undefine(ROUTES);
  await state.until('gone', () => !state.resources.includes(ROUTES));
});

t.test('discovery that fails while recording changes nothing', async (t) => {
  const server = await startServer(t);
  const { state } = await record(t, server);
  let failures = 0;
  server.intercept = ({ path }, response) => {
    if (!path.endsWith('/apis') || ++failures > 3) return false;
    sendStatus(response, 503, 'not now');
    return true;
  };
  await state.until('looked again', () => failures > 4);
  t.strictSame(state.types(PODS), ['DISCOVERED', 'SYNCED']);
});
