import t from 'tap';
import { object, promoted } from '../../support/linked.ts';

t.test('a class names its controller and whether it was accepted', async (t) => {
  const gatewayClass = object('gateway.networking.k8s.io/v1', 'GatewayClass', 'istio', {
    spec: { controllerName: 'istio.io/gateway-controller' },
    status: { conditions: [{ type: 'Accepted', status: 'True' }] },
  });
  t.same(promoted(gatewayClass), {
    controllerName: 'istio.io/gateway-controller',
    accepted: 'True',
  });
});
