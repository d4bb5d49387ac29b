import type { JsonObject } from '@meshlapse/model';
import t from 'tap';
import { linked, object, pod } from '../../support/linked.ts';

function filter(spec: JsonObject): JsonObject {
  return object('networking.istio.io/v1alpha3', 'EnvoyFilter', 'shop/f', { spec });
}

t.test('an EnvoyFilter applies to workloads by their labels', async (t) => {
  const state = linked(
    filter({ workloadSelector: { labels: { app: 'a' } } }),
    pod('shop/a', { app: 'a' }),
    pod('shop/b', {}),
  );
  t.same(state.lines('appliesTo'), ['EnvoyFilter:shop/f -appliesTo-> Pod:shop/a']);
});

t.test('or to the objects it names', async (t) => {
  const gateway = object('gateway.networking.k8s.io/v1', 'Gateway', 'shop/g');
  const target = { group: 'gateway.networking.k8s.io', kind: 'Gateway', name: 'g' };
  const state = linked(filter({ targetRefs: [target] }), gateway, pod('shop/b', {}));
  t.same(state.lines('appliesTo'), ['EnvoyFilter:shop/f -appliesTo-> Gateway:shop/g']);
});
