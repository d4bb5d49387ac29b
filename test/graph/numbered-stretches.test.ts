import assert from 'node:assert/strict';
import { FOREVER } from '@meshlapse/model';
import fc from 'fast-check';
import t from 'tap';
import { NumberedStretches } from '../../packages/graph/src/numbered-stretches.ts';

const step = fc.record({
  kind: fc.constantFrom('change' as const, 'read' as const, 'read' as const),
  // Neighbours in one block, and numbers far away.
  key: fc.constantFrom(0, 1, 63, 64, 2 ** 31 + 5, 2 ** 40),
  at: fc.nat(50),
});

t.test('whatever happens, gives the newest truth or nothing', (t) => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 200 }), fc.boolean(), (steps, isTight) => {
      const cache = new NumberedStretches<number>(isTight ? 6_000 : 1_000_000);
      const changes = new Map<number, number[]>();
      for (const { kind, key, at } of steps) {
        const instants = (changes.get(key) ?? [0]).toSorted((a, b) => a - b);
        if (kind === 'change') {
          changes.set(key, [...instants, at]);
          cache.forget([key]);
          assert.equal(cache.get(key, at), undefined);
          continue;
        }
        const from = instants.findLast((instant) => instant <= at) ?? 0;
        const to = instants.find((instant) => instant > at) ?? FOREVER;
        const truth = instants.filter((instant) => instant <= at).length;
        const known = cache.get(key, at);
        assert.ok(known === undefined || known === truth);
        const stretch = { from, to, value: truth, weight: 10 };
        cache.put(key, stretch, cache.generation - 1);
        assert.equal(cache.get(key, at), known, 'read before something was forgotten');
        cache.put(key, stretch, cache.generation);
        assert.equal(cache.get(key, at), truth);
      }
      cache.clear();
      for (const key of changes.keys()) assert.equal(cache.get(key, 25), undefined);
    }),
  );
  t.end();
});

t.test('remembers a few instants of each number', (t) => {
  const cache = new NumberedStretches<string>(1_000_000);
  for (const from of [0, 10, 20, 30]) {
    cache.put(7, { from, to: from + 10, value: `${from}`, weight: 1 }, 0);
  }
  for (const from of [0, 10, 20, 30]) t.equal(cache.get(7, from + 5), `${from}`);
  t.equal(cache.get(8, 5), undefined);
  t.equal(cache.get(7, 40), undefined);
  t.end();
});

t.test('keeps what is asked for, within its capacity', (t) => {
  const capacity = 400_000;
  const cache = new NumberedStretches<number>(capacity);
  for (let key = 0; key < 20_000; key++) {
    cache.put(key, { from: 0, to: FOREVER, value: key, weight: 100 }, 0);
    cache.get(0, 0);
  }
  t.equal(cache.get(0, 0), 0);
  let held = 0;
  for (let key = 0; key < 20_000; key++) if (cache.get(key, 0) !== undefined) held += 1;
  t.ok(held >= capacity / 4 / 140 && held <= capacity / 100, `${held}`);
  t.end();
});
