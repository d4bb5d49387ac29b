import t from 'tap';
import { linked, object, pod } from '../../support/linked.ts';

t.test('a ProxyConfig applies to the pods it selects in its namespace', async (t) => {
  const selector = { matchLabels: { app: 'a' } };
  const policy = object('networking.istio.io/v1beta1', 'ProxyConfig', 'shop/p', {
    spec: { selector },
  });
  const state = linked(
    policy,
    pod('shop/a', { app: 'a' }),
    pod('shop/b', {}),
    pod('test/a', { app: 'a' }),
  );
  t.same(state.lines('appliesTo'), ['ProxyConfig:shop/p -appliesTo-> Pod:shop/a']);
});
