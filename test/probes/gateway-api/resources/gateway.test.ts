import t from 'tap';
import { linked, object, pod, promoted } from '../../support/linked.ts';

const GATEWAY = object('gateway.networking.k8s.io/v1', 'Gateway', 'shop/edge', {
  spec: { gatewayClassName: 'istio' },
  status: {
    conditions: [
      { type: 'Accepted', status: 'True' },
      { type: 'Programmed', status: 'Unknown' },
    ],
  },
});

t.test('a Gateway applies to the pods that were made for it', async (t) => {
  const labels = { 'gateway.networking.k8s.io/gateway-name': 'edge' };
  const state = linked(GATEWAY, pod('shop/a', labels), pod('test/b', labels));
  t.same(state.lines('appliesTo'), ['Gateway:shop/edge -appliesTo-> Pod:shop/a']);
});

t.test('a Gateway is of its class', async (t) => {
  const istio = object('gateway.networking.k8s.io/v1', 'GatewayClass', 'istio');
  t.same(linked(GATEWAY, istio).lines('ofClass'), [
    'Gateway:shop/edge -ofClass-> GatewayClass:istio',
  ]);
  t.match(linked(GATEWAY).edge('unresolved'), { relation: 'ofClass' });
});

t.test('a Gateway shows what its controller made of it', async (t) => {
  t.same(promoted(GATEWAY), { accepted: 'True', programmed: 'Unknown' });
});
