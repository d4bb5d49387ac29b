import t from 'tap';
import { linked, object, pod } from '../../support/linked.ts';

t.test('a TrafficExtension applies to the pods it selects in its namespace', async (t) => {
  const selector = { matchLabels: { app: 'a' } };
  const policy = object('extensions.istio.io/v1alpha1', 'TrafficExtension', 'shop/p', {
    spec: { selector },
  });
  const state = linked(
    policy,
    pod('shop/a', { app: 'a' }),
    pod('shop/b', {}),
    pod('test/a', { app: 'a' }),
  );
  t.same(state.lines('appliesTo'), ['TrafficExtension:shop/p -appliesTo-> Pod:shop/a']);
});
