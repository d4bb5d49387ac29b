import t from 'tap';
import { Admission } from '../../packages/server/src/admission.ts';

function gate(): { readonly opened: Promise<void>; open(): void } {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { opened: promise, open: resolve };
}

t.test('runs a bounded number, lets a bounded number wait, refuses the rest', async (t) => {
  const admission = new Admission({ running: 1, waiting: 1 });
  const first = gate();
  const order: string[] = [];
  const running = admission.run(async () => {
    await first.opened;
    order.push('first');
  });
  const waiting = admission.run(async () => void order.push('second'));
  await t.rejects(
    admission.run(async () => {}),
    { code: 'SERVER_BUSY', category: 'busy' },
  );
  t.equal(admission.active, 1);
  first.open();
  await Promise.all([running, waiting]);
  t.strictSame(order, ['first', 'second']);
  t.equal(admission.active, 0);
});

t.test('a failure makes room like a success', async (t) => {
  const admission = new Admission({ running: 1, waiting: 0 });
  await t.rejects(admission.run(() => Promise.reject(new Error('no'))));
  t.equal(await admission.run(async () => 'yes'), 'yes');
});
