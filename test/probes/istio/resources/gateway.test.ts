import t from 'tap';
import { linked, object, pod } from '../../support/linked.ts';

t.test('a Gateway applies to the pods it selects, in all namespaces', async (t) => {
  const gateway = object('networking.istio.io/v1', 'Gateway', 'shop/edge', {
    spec: { selector: { istio: 'ingressgateway' } },
  });
  const state = linked(
    gateway,
    pod('istio-system/a', { istio: 'ingressgateway' }),
    pod('shop/b', { istio: 'ingressgateway' }),
    pod('shop/c', {}),
  );
  t.same(state.lines('appliesTo'), [
    'Gateway:shop/edge -appliesTo-> Pod:istio-system/a',
    'Gateway:shop/edge -appliesTo-> Pod:shop/b',
  ]);
});

t.test('without a selector it is not said which pods it applies to', async (t) => {
  const gateway = object('networking.istio.io/v1', 'Gateway', 'shop/edge', { spec: {} });
  t.same(linked(gateway, pod('shop/a', {})).lines('appliesTo'), []);
});
