import assert from 'node:assert/strict';
import { type NumberType, number, TypedNumber } from '@meshlapse/model';
import fc from 'fast-check';
import t from 'tap';
import { convertNumber } from '../../../packages/gremlin/src/values/convert-number.ts';
import type { Numeric } from '../../../packages/gremlin/src/values/numbers.ts';

t.test('numbers change their type, cut towards zero', async (t) => {
  const float = (value: number) => number('float', Math.fround(value));
  const expected: readonly (readonly [Numeric, NumberType, Numeric | string])[] = [
    [5.67, 'int', 5],
    [-5.67, 'int', -5],
    [-0, 'int', 0],
    [12, 'byte', number('byte', 12)],
    [300, 'byte', 'overflow'],
    [-32_769, 'short', 'overflow'],
    [number('bigInteger', 2n ** 63n), 'long', 'overflow'],
    [1e300, 'long', 'overflow'],
    [1e300, 'float', 'overflow'],
    [number('bigDecimal', `1${'0'.repeat(400)}`), 'double', 'overflow'],
    [5.5, 'bigInteger', number('bigInteger', 5n)],
    [5.67, 'bigDecimal', number('bigDecimal', '5.67')],
    [float(0.1), 'bigDecimal', number('bigDecimal', '0.1')],
    [float(0.1), 'double', 0.1],
    [0.1, 'float', float(0.1)],
    [Number.NaN, 'int', 'NaN'],
    [Number.NaN, 'float', number('float', Number.NaN)],
    [Infinity, 'long', 'infinity'],
    [Infinity, 'bigDecimal', 'infinity'],
    [Infinity, 'float', number('float', Infinity)],
  ];
  for (const [value, type, converted] of expected) {
    t.strictSame(convertNumber(value, type), converted, `${String(value)} as ${type}`);
  }
});

t.test('a wider whole type and back is the same number', async () => {
  fc.assert(
    fc.property(
      fc.integer(),
      fc.constantFrom<NumberType>('long', 'bigInteger', 'bigDecimal', 'double'),
      (value, type) => {
        const wide = convertNumber(value, type);
        assert.ok(typeof wide === 'number' || wide instanceof TypedNumber);
        assert.equal(convertNumber(wide, 'int'), value);
      },
    ),
  );
});
