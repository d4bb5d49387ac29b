import assert from 'node:assert/strict';
import { number } from '@meshlapse/model';
import fc from 'fast-check';
import t from 'tap';
import { completeRows, inOrder } from '../../../packages/gremlin/src/runner/sorting.ts';
import { orderValues } from '../../../packages/gremlin/src/values/compare.ts';
import type { LiveValue } from '../../../packages/gremlin/src/values/value.ts';

const numberArb = fc.constantFrom(0, 1, 2, -1, 1.5);
const oddNumberArb = fc.constantFrom(0, -0, 1, Number.NaN, Infinity, -Infinity);
const textArb = fc.constantFrom('', 'a', 'b', 'ab', '\ud83d\ude00', '\uffee');
const mixedArb: fc.Arbitrary<LiveValue> = fc.oneof(
  oddNumberArb,
  textArb,
  fc.constantFrom(null, true, number('long', 1), number('double', 0)),
);

const columnArb = fc
  .constantFrom<fc.Arbitrary<LiveValue>>(numberArb, oddNumberArb, textArb, mixedArb)
  .chain((valueArb) =>
    fc.array(fc.option(valueArb, { nil: undefined }), { minLength: 40, maxLength: 40 }),
  );
const keysArb = fc.array(fc.record({ column: columnArb, isDescending: fc.boolean() }), {
  minLength: 1,
  maxLength: 3,
});

t.test('the first rows are those of a whole stable sort', async (t) => {
  const sorting = fc.asyncProperty(keysArb, fc.integer({ min: 1, max: 50 }), async (keys, most) => {
    const rows = completeRows(keys);
    const sorted = rows.toSorted((a, b) => {
      for (const { column, isDescending } of keys) {
        const order = orderValues(column[a] ?? null, column[b] ?? null);
        if (order !== 0) return isDescending ? -order : order;
      }
      return a - b;
    });
    assert.deepEqual(await inOrder(rows, keys), sorted);
    assert.deepEqual(await inOrder(rows, keys, most), sorted.slice(0, most));
  });
  await fc.assert(sorting, { numRuns: 200 });
  t.strictSame(completeRows([{ column: [1, undefined, null], isDescending: false }]), [0, 2]);
  t.end();
});
