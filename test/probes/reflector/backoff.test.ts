import t from 'tap';
import { Backoff } from '../../../packages/probes/src/reflector/backoff.ts';

t.test(
  'at once, then later and later up to a bound, and from the beginning after health',
  async (t) => {
    const backoff = new Backoff(800, 30_000);
    for (let round = 0; round < 3; round++) {
      t.equal(backoff.next(), 0);
      let last = 800;
      for (let i = 0; i < 20; i++) {
        const next = backoff.next();
        t.ok(next >= 800 && next <= Math.min(30_000, last * 3), `${next} after ${last}`);
        last = next;
      }
      backoff.reset();
    }
  },
);

t.test('many who fail together do not come back together', async (t) => {
  const delays = Array.from({ length: 50 }, () => {
    const backoff = new Backoff(800, 30_000);
    backoff.next();
    return backoff.next();
  });
  t.equal(new Set(delays).size, 50);
});
