import t from 'tap';
import { object, promoted } from '../../support/linked.ts';

t.test('a Job shows how its pods fared and whether it is done', async (t) => {
  const job = object('batch/v1', 'Job', 'shop/backup', {
    status: { succeeded: 1, failed: 2, conditions: [{ type: 'Complete', status: 'True' }] },
  });
  t.same(promoted(job), { active: 0, succeeded: 1, failed: 2, complete: true });
  t.match(promoted(object('batch/v1', 'Job', 'shop/backup')), { complete: false });
});
