import type { JsonObject } from '@meshlapse/model';
import t from 'tap';
import { linked, object, service } from '../../support/linked.ts';

function route(spec: JsonObject): JsonObject {
  return object('gateway.networking.k8s.io/v1', 'HTTPRoute', 'shop/r', { spec });
}

const SERVICES = [service('shop/v1', {}), service('shop/v2', {})];

t.test('a rule splits by weight; one without counts as 1', async (t) => {
  const backendRefs = [{ name: 'v1', port: 80, weight: 3 }, { name: 'v2' }];
  const matches = [{ path: { type: 'PathPrefix', value: '/' } }];
  const state = linked(
    ...SERVICES,
    route({ rules: [{ backendRefs, matches, timeouts: { request: '2s' } }] }),
  );
  t.same(state.lines('routes'), [
    'HTTPRoute:shop/r -routes-> Service:shop/v1',
    'HTTPRoute:shop/r -routes-> Service:shop/v2',
  ]);
  const first = [...state.edges.values()].find(({ in: target }) => target === 'Service:shop/v1');
  t.match(first, {
    rule: 'route-backend',
    properties: {
      route: 0,
      position: 0,
      weight: 3,
      share: 75,
      port: 80,
      match: JSON.stringify(matches),
      timeout: '2s',
    },
  });
});

t.test('a backend that is not there is missing and keeps its share', async (t) => {
  const state = linked(route({ rules: [{ backendRefs: [{ name: 'gone' }] }] }));
  t.match(state.edge('unresolved'), { relation: 'routes', share: 100 });
});

t.test('a backend may be a host of the mesh', async (t) => {
  const ref = { group: 'networking.istio.io', kind: 'Hostname', name: 'v1.shop.svc.cluster.local' };
  const state = linked(...SERVICES, route({ rules: [{ backendRefs: [ref] }] }));
  t.same(state.lines('routes'), ['HTTPRoute:shop/r -routes-> Service:shop/v1']);
});

t.test('a route attaches to Gateways and, in the mesh, to Services', async (t) => {
  const parentRefs = [
    { name: 'edge', namespace: 'infra', sectionName: 'http' },
    { group: '', kind: 'Service', name: 'v1', port: 80 },
    { name: 'gone' },
  ];
  const gateway = object('gateway.networking.k8s.io/v1', 'Gateway', 'infra/edge');
  const state = linked(...SERVICES, gateway, route({ parentRefs }));
  t.same(state.lines('attachesTo', 'unresolved'), [
    'HTTPRoute:shop/r -attachesTo-> Gateway:infra/edge',
    'HTTPRoute:shop/r -attachesTo-> Service:shop/v1',
    'HTTPRoute:shop/r -unresolved-> missing:test/GatewayApiGateway/shop/gone',
  ]);
});

t.test('mirrored requests are no part of the split', async (t) => {
  const filters = [
    { requestMirror: { backendRef: { name: 'v2' }, fraction: { numerator: 1, denominator: 4 } } },
  ];
  const state = linked(...SERVICES, route({ rules: [{ backendRefs: [{ name: 'v1' }], filters }] }));
  t.match(state.edge('mirrors'), { share: 25, rule: 'route-mirror' });
  t.match(state.edge('routes'), { share: 100 });
});
