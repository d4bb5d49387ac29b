import { gatewayReference } from '@meshlapse/mesh';
import t from 'tap';

t.test('a Gateway is named in its own namespace or in another', async (t) => {
  const edge = { namespace: 'istio-system', name: 'edge' };
  t.same(gatewayReference('edge', 'prod'), { namespace: 'prod', name: 'edge' });
  t.same(gatewayReference('./edge', 'prod'), { namespace: 'prod', name: 'edge' });
  t.same(gatewayReference('istio-system/edge', 'prod'), edge);
  t.same(gatewayReference('edge.istio-system.svc.cluster.local', 'prod'), edge);
});
