import t from 'tap';
import { linked, object, pod, promoted, service } from '../../support/linked.ts';

t.test('a Service selects the pods of its namespace that carry all its labels', async (t) => {
  const state = linked(
    service('shop/reviews', { app: 'reviews', tier: 'web' }),
    pod('shop/a', { app: 'reviews', tier: 'web', version: 'v1' }),
    pod('shop/b', { app: 'reviews' }),
    pod('test/c', { app: 'reviews', tier: 'web' }),
  );
  t.same(state.lines('selects'), ['Service:shop/reviews -selects-> Pod:shop/a']);
  t.same(state.edge('selects'), { rule: 'service-selector' });
});

t.test('without a selector, or as an alias, it selects nothing', async (t) => {
  const alias = object('v1', 'Service', 'shop/alias', {
    spec: { type: 'ExternalName', externalName: 'example.com', selector: { app: 'a' } },
  });
  const state = linked(service('shop/manual', {}), alias, pod('shop/a', { app: 'a' }));
  t.same(state.lines('selects'), []);
});

t.test('a Service shows its type and address', async (t) => {
  const svc = object('v1', 'Service', 'shop/a', {
    spec: { type: 'ClusterIP', clusterIP: '10.0.0.1' },
  });
  t.same(promoted(svc), { type: 'ClusterIP', clusterIP: '10.0.0.1' });
});
