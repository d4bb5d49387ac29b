import t from 'tap';
import { Dice } from '../../../packages/bench/src/fuzz/dice.ts';

const throws = (seed: number, count: number) => {
  const dice = new Dice(seed);
  return Array.from({ length: count }, () => dice.throw());
};

t.test('the same number gives the same throws, another one others', (t) => {
  t.same(throws(7, 20), throws(7, 20));
  t.notSame(throws(7, 20), throws(8, 20));
  t.end();
});

t.test('throws are from 0 up to 1, and everywhere between', (t) => {
  const many = throws(1, 10_000);
  t.ok(many.every((value) => value >= 0 && value < 1));
  const tenths = new Set(many.map((value) => Math.floor(10 * value)));
  t.equal(tenths.size, 10);
  t.end();
});

t.test('below a bound are all whole numbers from 0 on', (t) => {
  const dice = new Dice(3);
  const seen = new Set(Array.from({ length: 1_000 }, () => dice.below(6)));
  t.same([...seen].sort(), [0, 1, 2, 3, 4, 5]);
  t.end();
});

t.test('each item is picked some time, and from nothing nothing', (t) => {
  const dice = new Dice(5);
  const seen = new Set(Array.from({ length: 200 }, () => dice.of(['a', 'b', 'c'])));
  t.same([...seen].sort(), ['a', 'b', 'c']);
  t.throws(() => dice.of([]), RangeError);
  t.end();
});
