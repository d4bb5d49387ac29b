import type { JsonObject } from '@meshlapse/model';
import t from 'tap';
import { linked, object, pod } from '../../support/linked.ts';

function sidecar(name: string, spec: JsonObject): JsonObject {
  return object('networking.istio.io/v1', 'Sidecar', name, { spec });
}

const PODS = [pod('shop/a', { app: 'a' }), pod('shop/b', {}), pod('test/c', { app: 'a' })];

t.test('a Sidecar applies to the selected pods of its namespace, or to all there', async (t) => {
  const some = sidecar('shop/s', { workloadSelector: { labels: { app: 'a' } } });
  t.same(linked(...PODS, some).lines('appliesTo'), ['Sidecar:shop/s -appliesTo-> Pod:shop/a']);
  t.equal(linked(...PODS, sidecar('shop/s', {})).lines('appliesTo').length, 2);
});

t.test('in the root namespace it applies to the whole mesh', async (t) => {
  t.equal(linked(...PODS, sidecar('istio-system/s', {})).lines('appliesTo').length, 3);
});
