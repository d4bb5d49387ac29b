import { canonicalVersion, workloadName } from '@meshlapse/mesh';
import t from 'tap';

t.test("labels name a workload's service and revision in Istio's order", async (t) => {
  t.same(
    canonicalVersion(
      {
        app: 'a',
        'app.kubernetes.io/name': 'b',
        'service.istio.io/canonical-name': 'c',
        version: 'v1',
        'app.kubernetes.io/version': 'v2',
        'service.istio.io/canonical-revision': 'v3',
      },
      'w',
    ),
    { name: 'c', revision: 'v3' },
  );
  t.same(canonicalVersion({ app: 'a', version: 'v1' }, 'w'), { name: 'a', revision: 'v1' });
  t.same(canonicalVersion({}, 'w'), { name: 'w', revision: 'latest' });
});

t.test('a workload is named by its controller without generated parts', async (t) => {
  const replicaSet = { kind: 'ReplicaSet', name: 'reviews-v1-5f5fbcdd6c' };
  const labels = { 'pod-template-hash': '5f5fbcdd6c' };
  t.equal(workloadName('p', labels, replicaSet), 'reviews-v1');
  t.equal(workloadName('p', {}, replicaSet), 'reviews-v1-5f5fbcdd6c');
  t.equal(workloadName('p', {}, { kind: 'Job', name: 'backup-29401230' }), 'backup');
  t.equal(workloadName('p', {}, { kind: 'StatefulSet', name: 'db' }), 'db');
  t.equal(workloadName('p', {}, undefined), 'p');
});
