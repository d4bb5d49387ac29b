import assert from 'node:assert/strict';
import { DateTime, number } from '@meshlapse/model';
import fc from 'fast-check';
import t from 'tap';
import {
  compare,
  meets,
  member,
  negate,
  type Predicate,
} from '../../../packages/gremlin/src/values/predicate.ts';
import { testOf } from '../../../packages/gremlin/src/values/predicate-test.ts';
import type { LiveValue } from '../../../packages/gremlin/src/values/value.ts';

const VALUES: readonly LiveValue[] = [
  ...[0, -0, 1, 2, 1.5, -1, 2 ** 40, Number.NaN, Infinity, -Infinity],
  ...[number('long', 1), number('double', 2), number('double', 0), number('bigDecimal', '1.5')],
  ...['', 'a', 'b', '1', null, true, false, [1], [], new DateTime(1), new Map([['a', 1]])],
];

const valueArb = fc.constantFrom(...VALUES);
const comparisonArb = fc
  .tuple(fc.constantFrom('eq', 'neq', 'lt', 'lte', 'gt', 'gte'), valueArb)
  .map(([operator, value]) => compare(operator, value));
const plainArb = fc.oneof(
  comparisonArb,
  fc.array(valueArb, { maxLength: 3 }).map((values) => member(true, values)),
);
const predicateArb: fc.Arbitrary<Predicate> = fc.oneof(
  plainArb,
  plainArb.map(negate),
  fc
    .tuple(fc.constantFrom('and', 'or'), fc.array(comparisonArb, { maxLength: 3 }), fc.boolean())
    .map(([kind, of, isNegated]) => (isNegated ? negate({ kind, of }) : { kind, of })),
);

t.test('a predicate made ready answers as the predicate does', (t) => {
  fc.assert(
    fc.property(predicateArb, (predicate) => {
      const test = testOf(predicate);
      for (const value of VALUES) assert.equal(test(value), meets(value, predicate));
    }),
    { numRuns: 500 },
  );
  t.end();
});
