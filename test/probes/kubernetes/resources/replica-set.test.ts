import t from 'tap';
import { linked, object, promoted } from '../../support/linked.ts';

const OWNED = object('apps/v1', 'ReplicaSet', 'shop/reviews-1', {
  metadata: { ownerReferences: [{ uid: 'Deployment:shop/reviews', controller: true }] },
  spec: { replicas: 2 },
});

t.test('a ReplicaSet counts its pods; what it has none of is 0', async (t) => {
  t.same(promoted(OWNED), { replicas: 2, readyReplicas: 0, availableReplicas: 0 });
});

t.test('a ReplicaSet is owned by its Deployment', async (t) => {
  const state = linked(OWNED, object('apps/v1', 'Deployment', 'shop/reviews'));
  t.same(state.lines('owns'), ['Deployment:shop/reviews -owns-> ReplicaSet:shop/reviews-1']);
});
