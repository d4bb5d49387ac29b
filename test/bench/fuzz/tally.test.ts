import { CodedError } from '@meshlapse/model';
import t from 'tap';
import { Tally } from '../../../packages/bench/src/fuzz/tally.ts';

const newTally = () => new Tally({ mostMs: 10, hasPosition: ({ data }) => 'position' in data });

const refusal = (code: string, data = {}) =>
  new CodedError({ code, category: 'incorrect', message: 'No.', data });

t.test('what is read or refused at a place passes', (t) => {
  const tally = newTally();
  tally.add({ ms: 1, error: undefined }, () => 'fine');
  tally.add({ ms: 1, error: refusal('ONE', { position: 0 }) }, () => 'one');
  tally.add({ ms: 1, error: refusal('TWO', { position: 3 }) }, () => 'two');
  tally.add({ ms: 2, error: refusal('TWO', { position: 4 }) }, () => 'slow');
  tally.heap(3 * 2 ** 20);
  t.ok(tally.isClean);
  t.equal(tally.slowestMs, 2);
  const [head, ...lines] = tally.report('texts');
  t.match(head, /^4 texts in /);
  t.same(lines, [
    'accepted 1',
    'TWO 2',
    'ONE 1',
    'slowest 2.0 ms: slow',
    'heap 3.0 MB',
    '4 passed, 0 failed',
  ]);
  t.end();
});

for (const [name, outcome, fault] of [
  ['a crash', { ms: 1, error: new TypeError('oops') }, 'crashed with TypeError: oops: input'],
  ['a refusal without a place', { ms: 1, error: refusal('ONE') }, 'ONE names no position: input'],
  ['a long time', { ms: 11, error: undefined }, 'took 11 ms: input'],
] as const) {
  t.test(`${name} fails`, (t) => {
    const tally = newTally();
    tally.add(outcome, () => 'input');
    t.notOk(tally.isClean);
    const report = tally.report('texts');
    t.ok(report.includes(`fault: ${fault}`), report.join('\n'));
    t.equal(report.at(-1), '0 passed, 1 failed');
    t.end();
  });
}

t.test('an input fails once, whatever is wrong with it', (t) => {
  const tally = newTally();
  tally.add({ ms: 99, error: new TypeError('oops') }, () => 'input');
  t.equal(tally.report('texts').at(-1), '0 passed, 1 failed');
  t.end();
});

t.test('few of many faults are told, and all are counted', (t) => {
  const tally = newTally();
  for (let i = 0; i < 100; i += 1) tally.add({ ms: 1, error: 'thrown' }, () => `input ${i}`);
  const report = tally.report('texts');
  t.ok(report.length < 40);
  t.equal(report.at(-1), '0 passed, 100 failed');
  t.end();
});
