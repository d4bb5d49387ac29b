import t from 'tap';
import { linked, object, promoted } from '../../support/linked.ts';

t.test('a WorkloadEntry has an address and an identity', async (t) => {
  const entry = object('networking.istio.io/v1', 'WorkloadEntry', 'shop/vm', {
    spec: { address: '10.2.2.2', weight: 3, serviceAccount: 'robot' },
  });
  t.same(promoted(entry), { address: '10.2.2.2', weight: 3 });
  t.same(linked(entry, object('v1', 'ServiceAccount', 'shop/robot')).lines('endpoint', 'runsAs'), [
    'WorkloadEntry:shop/vm -endpoint-> address:test/10.2.2.2',
    'WorkloadEntry:shop/vm -runsAs-> ServiceAccount:shop/robot',
  ]);
});
