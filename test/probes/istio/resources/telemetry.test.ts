import t from 'tap';
import { linked, object, pod } from '../../support/linked.ts';

t.test('a Telemetry applies to the pods it selects in its namespace', async (t) => {
  const selector = { matchLabels: { app: 'a' } };
  const policy = object('telemetry.istio.io/v1', 'Telemetry', 'shop/p', { spec: { selector } });
  const state = linked(
    policy,
    pod('shop/a', { app: 'a' }),
    pod('shop/b', {}),
    pod('test/a', { app: 'a' }),
  );
  t.same(state.lines('appliesTo'), ['Telemetry:shop/p -appliesTo-> Pod:shop/a']);
});
