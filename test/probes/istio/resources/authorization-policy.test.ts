import type { JsonObject } from '@meshlapse/model';
import t from 'tap';
import { linked, object, pod, promoted, service } from '../../support/linked.ts';

function policy(spec: JsonObject): JsonObject {
  return object('security.istio.io/v1', 'AuthorizationPolicy', 'shop/p', { spec });
}

t.test('a policy applies to the pods it selects', async (t) => {
  const selector = { matchLabels: { app: 'ratings' } };
  const state = linked(policy({ selector }), pod('shop/a', { app: 'ratings' }), pod('shop/b', {}));
  t.same(state.lines('appliesTo'), ['AuthorizationPolicy:shop/p -appliesTo-> Pod:shop/a']);
  t.same(state.edge('appliesTo'), { rule: 'workload-selector' });
});

t.test('a policy that names objects applies to those', async (t) => {
  const targetRefs = [
    { kind: 'Service', group: '', name: 'ratings' },
    { kind: 'Gateway', group: 'gateway.networking.k8s.io', name: 'gone' },
  ];
  const state = linked(policy({ targetRefs }), service('shop/ratings', {}), pod('shop/a', {}));
  t.same(state.lines('appliesTo', 'unresolved'), [
    'AuthorizationPolicy:shop/p -appliesTo-> Service:shop/ratings',
    'AuthorizationPolicy:shop/p -unresolved-> missing:test/GatewayApiGateway/shop/gone',
  ]);
});

t.test('a policy allows unless it says otherwise', async (t) => {
  t.same(promoted(policy({})), { action: 'ALLOW' });
  t.same(promoted(policy({ action: 'DENY' })), { action: 'DENY' });
});
