import t from 'tap';
import { object, promoted } from '../../support/linked.ts';

t.test('a StatefulSet counts its pods and names its Service', async (t) => {
  const set = object('apps/v1', 'StatefulSet', 'shop/db', {
    spec: { replicas: 3, serviceName: 'db' },
    status: { readyReplicas: 3, availableReplicas: 3, updatedReplicas: 1 },
  });
  t.same(promoted(set), {
    replicas: 3,
    readyReplicas: 3,
    availableReplicas: 3,
    updatedReplicas: 1,
    serviceName: 'db',
  });
});
