import t from 'tap';
import { Admission } from '../../packages/server/src/admission.ts';

function gate(): { readonly opened: Promise<void>; open(): void } {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { opened: promise, open: resolve };
}

const anybody = { client: 'anybody' };

t.test('runs a bounded number, lets a bounded number wait, refuses the rest', async (t) => {
  const admission = new Admission({ running: 1, waiting: 1 });
  const first = gate();
  const order: string[] = [];
  const running = admission.run(async () => {
    await first.opened;
    order.push('first');
  }, anybody);
  const waiting = admission.run(async () => void order.push('second'), anybody);
  await t.rejects(
    admission.run(async () => {}, anybody),
    { code: 'SERVER_BUSY', category: 'busy' },
  );
  t.equal(admission.active, 1);
  t.equal(admission.waiting, 1);
  first.open();
  await Promise.all([running, waiting]);
  t.strictSame(order, ['first', 'second']);
  t.equal(admission.active, 0);
  t.equal(admission.waiting, 0);
});

t.test('who is patient waits also when the line is full', async (t) => {
  const admission = new Admission({ running: 1, waiting: 0 });
  const first = gate();
  const running = admission.run(() => first.opened, anybody);
  const patient = admission.run(async () => 'came', { client: 'other', isPatient: true });
  await t.rejects(
    admission.run(async () => {}, anybody),
    { code: 'SERVER_BUSY' },
  );
  first.open();
  t.equal(await patient, 'came');
  await running;
});

t.test("patience takes nobody else's room", async (t) => {
  const admission = new Admission({ running: 1, waiting: 1 });
  const first = gate();
  const running = admission.run(() => first.opened, anybody);
  const patient = [1, 2, 3].map(() =>
    admission.run(async () => 'came', { client: 'other', isPatient: true }),
  );
  const impatient = admission.run(async () => 'came too', anybody);
  t.equal(admission.waiting, 4);
  first.open();
  t.equal(await impatient, 'came too');
  await Promise.all([...patient, running]);
});

t.test('a failure makes room like a success', async (t) => {
  const admission = new Admission({ running: 1, waiting: 0 });
  await t.rejects(admission.run(() => Promise.reject(new Error('no')), anybody));
  t.equal(await admission.run(async () => 'yes', anybody), 'yes');
});

t.test('clients take turns, however much one of them asks', async (t) => {
  const admission = new Admission({ running: 1, waiting: 100 });
  const first = gate();
  const order: string[] = [];
  const asked = [admission.run(() => first.opened, anybody)];
  const ask = (client: string, name: string) =>
    asked.push(admission.run(async () => void order.push(name), { client }));
  for (const i of [1, 2, 3, 4]) ask('greedy', `greedy ${i}`);
  ask('modest', 'modest 1');
  ask('late', 'late 1');
  ask('modest', 'modest 2');
  first.open();
  await Promise.all(asked);
  t.strictSame(order, [
    'greedy 1',
    'modest 1',
    'late 1',
    'greedy 2',
    'modest 2',
    'greedy 3',
    'greedy 4',
  ]);
});

t.test('who gives up waiting leaves the line', async (t) => {
  const admission = new Admission({ running: 1, waiting: 1 });
  const first = gate();
  const running = admission.run(() => first.opened, anybody);
  const leaving = new AbortController();
  const given = admission.run(async () => 'ran', { ...anybody, signal: leaving.signal });
  leaving.abort(new Error('gone'));
  await t.rejects(given, { message: 'gone' });
  t.equal(admission.waiting, 0);
  const next = admission.run(async () => 'next', anybody);
  first.open();
  t.equal(await next, 'next');
  await running;
  await t.rejects(
    admission.run(async () => {}, { ...anybody, signal: leaving.signal }),
    { message: 'gone' },
  );
});

t.test(
  'a place that is lent runs others meanwhile, and is given back before new ones',
  async (t) => {
    const admission = new Admission({ running: 1, waiting: 10 });
    const slow = gate();
    const other = gate();
    const order: string[] = [];
    const lender = admission.run(async (place) => {
      order.push('lends');
      await place.lend(slow.opened);
      order.push('is back');
    }, anybody);
    const meanwhile = admission.run(async () => {
      order.push('meanwhile');
      slow.open();
      await other.opened;
    }, anybody);
    const later = admission.run(async () => void order.push('later'), anybody);
    await slow.opened;
    await new Promise((resolve) => setImmediate(resolve));
    other.open();
    await Promise.all([lender, meanwhile, later]);
    t.strictSame(order, ['lends', 'meanwhile', 'is back', 'later']);
    t.equal(admission.active, 0);
  },
);

t.test(
  'what is awaited while lending may fail, and the place is given back all the same',
  async (t) => {
    const admission = new Admission({ running: 1, waiting: 1 });
    const failing = admission.run(
      (place) => place.lend(Promise.reject(new Error('drained never'))),
      anybody,
    );
    await t.rejects(failing, { message: 'drained never' });
    t.equal(admission.active, 0);
    t.equal(await admission.run(async () => 'free', anybody), 'free');
  },
);
