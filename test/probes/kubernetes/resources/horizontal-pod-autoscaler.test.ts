import t from 'tap';
import { linked, object, promoted } from '../../support/linked.ts';

const SCALER = object('autoscaling/v2', 'HorizontalPodAutoscaler', 'shop/reviews', {
  spec: {
    minReplicas: 1,
    maxReplicas: 5,
    scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'reviews' },
  },
  status: { currentReplicas: 2 },
});

t.test('an autoscaler scales the workload it names', async (t) => {
  const state = linked(SCALER, object('apps/v1', 'Deployment', 'shop/reviews'));
  t.same(state.lines('scales'), [
    'HorizontalPodAutoscaler:shop/reviews -scales-> Deployment:shop/reviews',
  ]);
  t.same(promoted(SCALER), { minReplicas: 1, maxReplicas: 5, replicas: 2 });
});

t.test('a workload that is not there is missing', async (t) => {
  t.match(linked(SCALER).edge('unresolved'), {
    relation: 'scales',
    reason: 'no Deployment of this name',
  });
});
