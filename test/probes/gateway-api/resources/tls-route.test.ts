import t from 'tap';
import { linked, object, service } from '../../support/linked.ts';

t.test('a TLSRoute attaches to its Gateway and routes to Services', async (t) => {
  const state = linked(
    service('shop/a', {}),
    object('gateway.networking.k8s.io/v1', 'Gateway', 'shop/edge'),
    object('gateway.networking.k8s.io/v1alpha2', 'TLSRoute', 'shop/r', {
      spec: { parentRefs: [{ name: 'edge' }], rules: [{ backendRefs: [{ name: 'a', port: 90 }] }] },
    }),
  );
  t.same(state.lines('attachesTo', 'routes'), [
    'TLSRoute:shop/r -attachesTo-> Gateway:shop/edge',
    'TLSRoute:shop/r -routes-> Service:shop/a',
  ]);
  t.match(state.edge('routes'), { share: 100, port: 90 });
});
