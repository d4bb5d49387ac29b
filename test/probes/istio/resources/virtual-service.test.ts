import type { JsonObject } from '@meshlapse/model';
import t from 'tap';
import { linked, object, service } from '../../support/linked.ts';

const HOST = 'reviews.shop.svc.cluster.local';

function virtualService(spec: JsonObject, name = 'shop/reviews'): JsonObject {
  return object('networking.istio.io/v1', 'VirtualService', name, { spec });
}

function destinationRule(name: string, host: string, subsets: readonly string[]): JsonObject {
  return object('networking.istio.io/v1', 'DestinationRule', name, {
    spec: {
      host,
      subsets: subsets.map((subset) => ({ name: subset, labels: { version: subset } })),
    },
  });
}

function route(...destinations: readonly JsonObject[]): JsonObject {
  return virtualService({ hosts: ['reviews'], http: [{ route: destinations }] });
}

const REVIEWS = service('shop/reviews', { app: 'reviews' });
const RULE = destinationRule('shop/reviews', 'reviews', ['v1', 'v2']);
const TO_V1 = { destination: { host: 'reviews', subset: 'v1' } };

t.test('routes lead to subsets, with weight and share', async (t) => {
  const other = { destination: { host: 'reviews', subset: 'v2', port: { number: 9080 } } };
  const state = linked(REVIEWS, RULE, route({ ...TO_V1, weight: 3 }, { ...other, weight: 1 }));
  t.same(state.lines('routes'), [
    'VirtualService:shop/reviews -routes-> subset:DestinationRule:shop/reviews/v1',
    'VirtualService:shop/reviews -routes-> subset:DestinationRule:shop/reviews/v2',
  ]);
  const second = [...state.edges.values()].find(({ properties }) => properties['position'] === 1);
  t.match(second?.properties, {
    route: 0,
    protocol: 'http',
    host: HOST,
    subset: 'v2',
    weight: 1,
    share: 25,
    port: 9080,
  });
});

t.test('a single destination takes everything and need not have a weight', async (t) => {
  const edge = linked(REVIEWS, RULE, route(TO_V1)).edge('routes');
  t.match(edge, { share: 100, rule: 'virtual-service-route' });
  t.notOk('weight' in edge);
});

t.test('without a subset a route leads to the Service, wherever it is', async (t) => {
  const far = { destination: { host: 'ratings.other.svc.cluster.local' } };
  const state = linked(service('other/ratings', {}), REVIEWS, route(far));
  t.same(state.lines('routes'), ['VirtualService:shop/reviews -routes-> Service:other/ratings']);
});

t.test('a route edge tells its match, timeout, retries and fault', async (t) => {
  const match = [{ uri: { exact: '/a' } }];
  const fault = { delay: { fixedDelay: '7s' } };
  const rule = { name: 'first', match, fault, timeout: '3s', retries: { attempts: 2 } };
  const state = linked(
    REVIEWS,
    virtualService({
      hosts: ['reviews'],
      http: [{ ...rule, route: [{ destination: { host: 'reviews' } }] }],
    }),
  );
  t.match(state.edge('routes'), {
    routeName: 'first',
    match: JSON.stringify(match),
    timeout: '3s',
    retries: 2,
    fault: JSON.stringify(fault),
  });
});

t.test('TLS and TCP routes lead somewhere too', async (t) => {
  const to = { route: [{ destination: { host: 'reviews' } }] };
  const spec = { hosts: ['reviews'], tls: [{ match: [{ sniHosts: ['a'] }], ...to }], tcp: [to] };
  const state = linked(REVIEWS, virtualService(spec));
  const protocols = [...state.edges.values()].filter(({ label }) => label === 'routes');
  t.same(protocols.map(({ properties }) => properties['protocol']).sort(), ['tcp', 'tls']);
});

t.test('mirrors are no part of the split', async (t) => {
  const http = [
    {
      route: [{ destination: { host: 'reviews' } }],
      mirror: { host: 'reviews', subset: 'v1' },
      mirrorPercentage: { value: 10 },
      mirrors: [{ destination: { host: 'reviews', subset: 'v2' }, percentage: { value: 5 } }],
    },
  ];
  const state = linked(REVIEWS, RULE, virtualService({ hosts: ['reviews'], http }));
  t.same(state.lines('mirrors'), [
    'VirtualService:shop/reviews -mirrors-> subset:DestinationRule:shop/reviews/v1',
    'VirtualService:shop/reviews -mirrors-> subset:DestinationRule:shop/reviews/v2',
  ]);
  const shares = [...state.edges.values()].filter(({ label }) => label === 'mirrors');
  t.same(shares.map(({ properties }) => properties['share']).sort(), [10, 5]);
});

t.test('what a route cannot find is missing, and why', async (t) => {
  const reasonOf = (...objects: readonly JsonObject[]) => {
    const edges = linked(...objects, route(TO_V1)).edges.values();
    const broken = [...edges].find(({ properties }) => properties['relation'] === 'routes');
    return broken?.properties['reason'];
  };
  t.equal(reasonOf(), 'no Service for the host');
  t.equal(reasonOf(REVIEWS), 'no DestinationRule for the host');
  t.equal(reasonOf(REVIEWS, destinationRule('shop/r', 'reviews', ['v9'])), 'subset not defined');
  t.equal(reasonOf(RULE), 'no Service for the host');
  t.equal(reasonOf(REVIEWS, RULE), undefined);
});

t.test(
  'a broken route keeps its weight and share, and resolves when the subset appears',
  async (t) => {
    const state = linked(REVIEWS, route({ ...TO_V1, weight: 90 }, { ...TO_V1, weight: 10 }));
    t.match(state.vertex(`missing:test/Subset/shop/${HOST}/v1`), {
      kind: 'Subset',
      name: 'v1',
      namespace: 'shop',
      host: HOST,
      reason: 'no DestinationRule for the host',
    });
    t.equal(state.lines('unresolved').length, 2);
    state.put(RULE);
    t.equal(state.lines('unresolved').length, 0);
    t.equal(state.lines('routes').length, 2);
    t.equal(state.delete(RULE).lines('unresolved').length, 2);
  },
);

t.test('only the rules of the most specific host count', async (t) => {
  const wide = destinationRule('shop/wide', '*.shop.svc.cluster.local', ['v1']);
  t.same(linked(REVIEWS, wide, route(TO_V1)).lines('routes'), [
    'VirtualService:shop/reviews -routes-> subset:DestinationRule:shop/wide/v1',
  ]);
  const exact = destinationRule('shop/exact', 'reviews', []);
  t.match(linked(REVIEWS, wide, exact, route(TO_V1)).edge('unresolved'), {
    reason: 'subset not defined',
  });
});

t.test('of several rules that define a subset the oldest is meant', async (t) => {
  const young = {
    ...RULE,
    metadata: {
      name: 'young',
      namespace: 'shop',
      uid: 'young',
      creationTimestamp: '2026-03-01T00:00:00Z',
    },
  };
  const expected = ['VirtualService:shop/reviews -routes-> subset:DestinationRule:shop/reviews/v1'];
  t.same(linked(REVIEWS, RULE, young, route(TO_V1)).lines('routes'), expected);
  t.same(linked(REVIEWS, young, RULE, route(TO_V1)).lines('routes'), expected);
});

t.test('in the mesh it claims the Services of its hosts, wildcards included', async (t) => {
  const state = linked(REVIEWS, service('shop/ratings', {}), service('test/a', {}));
  state.put(virtualService({ hosts: ['*.shop.svc.cluster.local', 'reviews'] }));
  t.same(state.lines('claims'), [
    'VirtualService:shop/reviews -claims-> Service:shop/ratings',
    'VirtualService:shop/reviews -claims-> Service:shop/reviews',
    'VirtualService:shop/reviews -claims-> Service:shop/reviews',
  ]);
  state.put(virtualService({ hosts: ['absent', 'www.example.com'] }));
  t.same(state.lines('claims'), []);
  t.match(state.edge('unresolved'), { relation: 'claims', host: 'absent.shop.svc.cluster.local' });
});

t.test('at a gateway a wildcard claims no Service', async (t) => {
  const state = linked(REVIEWS, virtualService({ hosts: ['*'], gateways: ['edge'] }));
  t.same(state.lines('claims'), []);
});

t.test('it is bound to its gateways, those of its matches included', async (t) => {
  const gateway = (name: string) => object('networking.istio.io/v1', 'Gateway', name);
  const state = linked(
    gateway('shop/edge'),
    gateway('istio-system/outer'),
    virtualService({
      hosts: ['*'],
      gateways: ['mesh', 'edge', 'gone'],
      http: [{ match: [{ gateways: ['istio-system/outer'] }] }],
    }),
  );
  t.same(state.lines('boundTo', 'unresolved'), [
    'VirtualService:shop/reviews -boundTo-> Gateway:istio-system/outer',
    'VirtualService:shop/reviews -boundTo-> Gateway:shop/edge',
    'VirtualService:shop/reviews -unresolved-> missing:test/Gateway/shop/gone',
  ]);
});

t.test('it delegates to another', async (t) => {
  const http = [{ delegate: { name: 'inner', namespace: 'other' } }];
  const state = linked(virtualService({ hosts: ['*'], gateways: ['edge'], http }));
  t.same(state.put(virtualService({}, 'other/inner')).lines('delegatesTo'), [
    'VirtualService:shop/reviews -delegatesTo-> VirtualService:other/inner',
  ]);
});

t.test('routes of every protocol name gateways', async (t) => {
  const on = (gateway: string) => [{ match: [{ gateways: [gateway] }] }];
  const state = linked(
    virtualService({ hosts: ['x.example'], http: on('a'), tls: on('b'), tcp: on('mesh') }),
  );
  t.same(state.lines('unresolved'), [
    'VirtualService:shop/reviews -unresolved-> missing:test/Gateway/shop/a',
    'VirtualService:shop/reviews -unresolved-> missing:test/Gateway/shop/b',
  ]);
});
