import assert from 'node:assert/strict';
import { type NumberType, number, numberType, TypedNumber } from '@meshlapse/model';
import fc from 'fast-check';
import t from 'tap';
import {
  addNumbers,
  divideNumbers,
  multiplyNumbers,
  type Numeric,
} from '../../../packages/gremlin/src/values/numbers.ts';

const BITS = { byte: 8, short: 16, int: 32, long: 64, bigInteger: 4096 } as const;
type WholeType = keyof typeof BITS;
const TYPES = Object.keys(BITS) as readonly WholeType[];

interface Whole {
  readonly type: WholeType;
  readonly exact: bigint;
}

const whole: fc.Arbitrary<Whole> = fc.constantFrom(...TYPES).chain((type) => {
  const bits = type === 'bigInteger' ? 90 : BITS[type];
  const largest = 2n ** BigInt(bits - 1) - 1n;
  return fc
    .oneof(
      fc.bigInt({ min: -largest - 1n, max: largest }),
      fc.constantFrom(-largest - 1n, largest, 0n, 1n, -1n),
    )
    .map((exact) => ({ type, exact }));
});

const made = ({ type, exact }: Whole): Numeric =>
  number(type, type === 'long' || type === 'bigInteger' ? exact : Number(exact));

const exactOf = (value: Numeric) => BigInt(value instanceof TypedNumber ? value.value : value);

/** The wider type of both, or the next wider one that holds the result. */
function typeFor(exact: bigint, a: WholeType, b: WholeType): NumberType | undefined {
  const least = Math.max(BITS[a], BITS[b]);
  return TYPES.find((type) => BITS[type] >= least && BigInt.asIntN(BITS[type], exact) === exact);
}

t.test(
  'whole numbers are added, multiplied and divided exactly, in the first type that fits',
  async () => {
    fc.assert(
      fc.property(whole, whole, (a, b) => {
        const results: [Numeric | undefined, bigint][] = [
          [addNumbers(made(a), made(b)), a.exact + b.exact],
          [multiplyNumbers(made(a), made(b)), a.exact * b.exact],
        ];
        if (b.exact === 0n) assert.equal(divideNumbers(made(a), made(b)), undefined);
        else results.push([divideNumbers(made(a), made(b)), a.exact / b.exact]);
        for (const [result, exact] of results) {
          assert.ok(result !== undefined);
          assert.equal(exactOf(result), exact);
          assert.equal(numberType(result), typeFor(exact, a.type, b.type));
        }
      }),
      { numRuns: 2000 },
    );
  },
);

t.test('numbers do not grow without end', async (t) => {
  const refused = { code: 'GREMLIN_ARITHMETIC' };
  const huge = number('bigInteger', 2n ** 100_000n);
  t.throws(() => multiplyNumbers(huge, huge), refused);
  const fine = number('bigDecimal', `0.${'1'.repeat(9000)}`);
  t.throws(() => multiplyNumbers(fine, fine), refused);
});
