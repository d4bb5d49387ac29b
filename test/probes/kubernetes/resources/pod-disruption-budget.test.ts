import type { JsonObject } from '@meshlapse/model';
import t from 'tap';
import { linked, object, pod, promoted } from '../../support/linked.ts';

function budget(selector: JsonObject | null): JsonObject {
  return object('policy/v1', 'PodDisruptionBudget', 'shop/b', {
    spec: { selector },
    status: { disruptionsAllowed: 1, currentHealthy: 2, desiredHealthy: 1 },
  });
}

const PODS = [pod('shop/a', { app: 'a' }), pod('shop/b', {})];

t.test('a budget protects the pods it selects', async (t) => {
  const state = linked(...PODS, budget({ matchExpressions: [{ key: 'app', operator: 'Exists' }] }));
  t.same(state.lines('protects'), ['PodDisruptionBudget:shop/b -protects-> Pod:shop/a']);
});

t.test(
  'the empty selector protects all pods of the namespace, none protects nothing',
  async (t) => {
    t.equal(linked(...PODS, pod('test/c', {}), budget({})).lines('protects').length, 2);
    t.same(linked(...PODS, budget(null)).lines('protects'), []);
  },
);

t.test('a budget shows how much disruption it allows', async (t) => {
  t.same(promoted(budget({})), { disruptionsAllowed: 1, currentHealthy: 2, desiredHealthy: 1 });
});
