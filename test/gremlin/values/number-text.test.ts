import assert from 'node:assert/strict';
import { number } from '@meshlapse/model';
import fc from 'fast-check';
import t from 'tap';
import { numberText } from '../../../packages/gremlin/src/values/number-text.ts';

t.test('numbers are written as Java writes them', async (t) => {
  const double = (value: number) => number('double', value);
  const float = (value: number) => number('float', Math.fround(value));
  const decimal = (text: string) => number('bigDecimal', text);
  const expected = [
    [1, '1'],
    [number('long', 5), '5'],
    [number('bigInteger', 2n ** 70n), '1180591620717411303424'],
    [double(1), '1.0'],
    [double(100), '100.0'],
    [double(-0), '-0.0'],
    [0.5, '0.5'],
    [0.001, '0.001'],
    [0.0001, '1.0E-4'],
    [double(9_999_999), '9999999.0'],
    [double(10_000_000), '1.0E7'],
    [12_345_678.9, '1.23456789E7'],
    [-1.5e-7, '-1.5E-7'],
    [Number.NaN, 'NaN'],
    [-Infinity, '-Infinity'],
    [float(0.1), '0.1'],
    [float(3.4e38), '3.4E38'],
    [float(16_777_216), '1.6777216E7'],
    [decimal('1.50'), '1.50'],
    [decimal('0.000001'), '0.000001'],
    [decimal('0.0000001'), '1E-7'],
    [decimal('-0.00000012'), '-1.2E-7'],
    [decimal('0.0000000'), '0E-7'],
  ] as const;
  for (const [value, text] of expected) t.equal(numberText(value), text);
});

t.test('a text stands for no other number of the type', async () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true }), (value) => {
      assert.ok(Object.is(Number(numberText(number('double', value))), value));
    }),
  );
  fc.assert(
    fc.property(fc.float({ noNaN: true }), (value) => {
      assert.ok(Object.is(Math.fround(Number(numberText(number('float', value)))), value));
    }),
  );
});
