import t from 'tap';
import { linked, object, service } from '../../support/linked.ts';

t.test('a TCPRoute attaches to its Gateway and routes to Services', async (t) => {
  const state = linked(
    service('shop/a', {}),
    object('gateway.networking.k8s.io/v1', 'Gateway', 'shop/edge'),
    object('gateway.networking.k8s.io/v1alpha2', 'TCPRoute', 'shop/r', {
      spec: { parentRefs: [{ name: 'edge' }], rules: [{ backendRefs: [{ name: 'a', port: 90 }] }] },
    }),
  );
  t.same(state.lines('attachesTo', 'routes'), [
    'TCPRoute:shop/r -attachesTo-> Gateway:shop/edge',
    'TCPRoute:shop/r -routes-> Service:shop/a',
  ]);
  t.match(state.edge('routes'), { share: 100, port: 90 });
});
