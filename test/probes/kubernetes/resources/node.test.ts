import t from 'tap';
import { object, promoted } from '../../support/linked.ts';

t.test('a node shows whether it is ready, takes pods, and where it is', async (t) => {
  const node = object('v1', 'Node', 'n1', {
    metadata: { labels: { 'topology.kubernetes.io/zone': 'a' } },
    spec: { unschedulable: true },
    status: { conditions: [{ type: 'Ready', status: 'Unknown' }] },
  });
  t.same(promoted(node), { ready: false, unschedulable: true, zone: 'a' });
  const healthy = object('v1', 'Node', 'n1', {
    status: { conditions: [{ type: 'Ready', status: 'True' }] },
  });
  t.same(promoted(healthy), { ready: true, unschedulable: false });
});
