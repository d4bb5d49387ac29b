import assert from 'node:assert/strict';
import { FOREVER } from '@meshlapse/model';
import fc from 'fast-check';
import t from 'tap';
import { LruCache } from '../../packages/graph/src/lru-cache.ts';
import { StretchCache } from '../../packages/graph/src/stretch-cache.ts';

t.test('gives what was read for every instant at which it would be read again', (t) => {
  const cache = new StretchCache<number, string>(new LruCache(100));
  cache.put(1, { from: 10, to: 20, value: 'then', weight: 1 }, cache.generation);
  cache.put(1, { from: 20, to: FOREVER, value: 'now', weight: 1 }, cache.generation);
  t.equal(cache.get(1, 10), 'then');
  t.equal(cache.get(1, 19), 'then');
  t.equal(cache.get(1, 20), 'now');
  t.equal(cache.get(1, 9), undefined);
  t.equal(cache.get(2, 10), undefined);
  t.end();
});

t.test('does not remember what was read before something was forgotten', (t) => {
  const cache = new StretchCache<number, string>(new LruCache(100));
  const before = cache.generation;
  cache.forget([1]);
  cache.put(1, { from: 0, to: FOREVER, value: 'old', weight: 1 }, before);
  t.equal(cache.get(1, 5), undefined);
  cache.put(1, { from: 0, to: FOREVER, value: 'new', weight: 1 }, cache.generation);
  t.equal(cache.get(1, 5), 'new');
  cache.clear();
  t.equal(cache.get(1, 5), undefined);
  t.end();
});

t.test('keeps what is asked for, within its capacity', (t) => {
  const cache = new StretchCache<number, number>(new LruCache(40));
  for (let key = 0; key < 100; key++) {
    cache.put(key, { from: 0, to: FOREVER, value: key, weight: 3 }, cache.generation);
    cache.get(0, 0);
  }
  t.equal(cache.get(0, 0), 0);
  let held = 0;
  for (let key = 0; key < 100; key++) if (cache.get(key, 0) !== undefined) held += 1;
  t.ok(held >= 5 && held <= 11, `${held}`);
  t.end();
});

t.test('whatever happens, gives the newest truth or nothing', (t) => {
  const key = fc.integer({ min: 0, max: 5 });
  const step = fc.oneof(
    fc.record({ kind: fc.constant('change' as const), key, at: fc.nat(50) }),
    fc.record({ kind: fc.constant('read' as const), key, at: fc.nat(50) }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
      const cache = new StretchCache<number, number>(new LruCache(12));
      const changes = new Map<number, number[]>();
      for (const { kind, key, at } of steps) {
        const instants = (changes.get(key) ?? [0]).toSorted((a, b) => a - b);
        if (kind === 'change') {
          changes.set(key, [...instants, at]);
          cache.forget([key]);
          continue;
        }
        const from = instants.findLast((instant) => instant <= at) ?? 0;
        const to = instants.find((instant) => instant > at) ?? FOREVER;
        const truth = instants.filter((instant) => instant <= at).length;
        const known = cache.get(key, at);
        assert.ok(known === undefined || known === truth);
        cache.put(key, { from, to, value: truth, weight: 1 }, cache.generation);
      }
    }),
  );
  t.end();
});
