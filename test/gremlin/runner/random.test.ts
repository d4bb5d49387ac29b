import t from 'tap';
import { Chance, shuffled } from '../../../packages/gremlin/src/runner/random.ts';

t.test('a seed draws the row that java.util.Random is specified to draw', async (t) => {
  const random = new Chance(42).for({});
  t.strictSame([random.below(10), random.below(10), random.below(10)], [0, 3, 8]);
  t.equal(new Chance(42).for({}).fraction(), 0.7275636800328681);
  t.equal(new Chance(42).for({}).below(16), 11);
});

t.test('each step draws a row of its own', async (t) => {
  const chance = new Chance(7);
  const [one, other] = [{}, {}];
  const first = [chance.for(one).fraction(), chance.for(one).fraction()];
  t.strictSame([chance.for(other).fraction(), chance.for(other).fraction()], first);
  t.not(first[0], first[1]);
});

t.test('without a seed it stays in its bounds', async (t) => {
  const random = new Chance(undefined).for({});
  for (let i = 0; i < 100; i += 1) {
    const [fraction, whole] = [random.fraction(), random.below(3)];
    t.ok(fraction >= 0 && fraction < 1 && [0, 1, 2].includes(whole));
  }
});

t.test('a shuffle keeps everything', async (t) => {
  const mixed = shuffled([1, 2, 3, 4, 5], new Chance(1).for({}));
  t.strictSame([...mixed].sort(), [1, 2, 3, 4, 5]);
  t.strictSame(mixed, shuffled([1, 2, 3, 4, 5], new Chance(1).for({})));
});
