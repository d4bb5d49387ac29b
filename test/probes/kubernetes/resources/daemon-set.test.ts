import t from 'tap';
import { object, promoted } from '../../support/linked.ts';

t.test('a DaemonSet counts its pods in the words of other workloads', async (t) => {
  const set = object('apps/v1', 'DaemonSet', 'kube-system/proxy', {
    status: {
      desiredNumberScheduled: 6,
      numberReady: 5,
      numberAvailable: 4,
      updatedNumberScheduled: 6,
    },
  });
  t.same(promoted(set), {
    replicas: 6,
    readyReplicas: 5,
    availableReplicas: 4,
    updatedReplicas: 6,
  });
});
