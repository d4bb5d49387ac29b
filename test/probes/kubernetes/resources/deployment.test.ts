import t from 'tap';
import { object, promoted } from '../../support/linked.ts';

t.test('a Deployment shows how many pods it wants, has and has updated', async (t) => {
  const deployment = object('apps/v1', 'Deployment', 'shop/reviews', {
    spec: { replicas: 3, paused: true },
    status: { readyReplicas: 2, availableReplicas: 1, updatedReplicas: 3 },
  });
  t.same(promoted(deployment), {
    replicas: 3,
    readyReplicas: 2,
    availableReplicas: 1,
    updatedReplicas: 3,
    paused: true,
  });
});
