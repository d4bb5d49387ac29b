import t from 'tap';
import { median, quantile, slopeOf } from '../../packages/bench/src/statistics.ts';

t.test('a quantile is one of the values, whatever their order', (t) => {
  const values = [5, 1, 4, 2, 3];
  t.equal(quantile(values, 0), 1);
  t.equal(quantile(values, 0.5), 3);
  t.equal(quantile(values, 0.99), 5);
  t.equal(quantile(values, 1), 5);
  t.same(values, [5, 1, 4, 2, 3], 'which stays as it was');
  t.end();
});

t.test('numbers are sorted as numbers', (t) => {
  t.equal(median([10, 9, 2]), 9);
  t.equal(median([7]), 7);
  t.end();
});

t.test('there is none where there is nothing', (t) => {
  t.ok(Number.isNaN(median([])));
  t.end();
});

t.test('the slope is that of the line, and near it that of the nearest line', (t) => {
  const line = [0, 1, 2, 3].map((x) => ({ x, y: 5 - 2 * x }));
  t.equal(slopeOf(line), -2);
  t.equal(slopeOf([...line, { x: 1.5, y: 9 }]), -2, 'a point over the middle tilts nothing');
  t.equal(slopeOf([0, 1].map((x) => ({ x, y: 3 }))), 0);
  t.end();
});

t.test('one point has no slope', (t) => {
  t.ok(Number.isNaN(slopeOf([{ x: 1, y: 1 }])));
  t.ok(Number.isNaN(slopeOf([])));
  t.end();
});
