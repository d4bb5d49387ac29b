import t from 'tap';
import { object, promoted } from '../../support/linked.ts';

t.test('a CronJob shows its schedule', async (t) => {
  const job = object('batch/v1', 'CronJob', 'shop/backup', {
    spec: { schedule: '0 3 * * *', suspend: true },
  });
  t.same(promoted(job), { schedule: '0 3 * * *', suspended: true });
});
