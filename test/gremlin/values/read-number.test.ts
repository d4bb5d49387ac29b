import assert from 'node:assert/strict';
import { number, numberType, TypedNumber } from '@meshlapse/model';
import fc from 'fast-check';
import t from 'tap';
import { readNumber } from '../../../packages/gremlin/src/values/read-number.ts';

const say = (text: string) => {
  const read = readNumber(text);
  return read === undefined
    ? undefined
    : `${numberType(read)} ${read instanceof TypedNumber ? read.value : read}`;
};

t.test('whole numbers take the smallest type from int on', async (t) => {
  const expected = [
    ['5', 'int 5'],
    ['+5', 'int 5'],
    [' -7 ', 'int -7'],
    ['2147483648', 'long 2147483648'],
    ['99999999999999999999', 'bigInteger 99999999999999999999'],
    ['010', 'int 8'],
    ['-007', 'int -7'],
    ['0x1F', 'int 31'],
    ['-0x5', 'int -5'],
    ['0xFFFFFFFF', 'long 4294967295'],
    ['1L', 'long 1'],
    ['1l', 'long 1'],
  ] as const;
  for (const [text, number] of expected) t.equal(say(text), number, text);
});

t.test('others the smallest type that is written alike', async (t) => {
  const expected = [
    ['1.5', 'float 1.5'],
    ['.5', 'float 0.5'],
    ['5.', 'float 5'],
    ['1e10', 'float 10000000000'],
    ['3.14159265358979', 'double 3.14159265358979'],
    ['1e39', 'double 1e+39'],
    ['1e39f', 'double 1e+39'],
    ['2d', 'double 2'],
    ['1.0f', 'float 1'],
    ['1.23456789012345678901', 'bigDecimal 1.23456789012345678901'],
    ['1e-400', `bigDecimal 0.${'0'.repeat(399)}1`],
  ] as const;
  for (const [text, number] of expected) t.equal(say(text), number, text);
});

t.test('anything else is no number', async (t) => {
  for (const text of [
    '',
    ' ',
    'x',
    '1,000',
    '1 000',
    '08',
    '5n',
    'NaN',
    'Infinity',
    '1e',
    '0x',
    '--1',
    '1e99999',
  ]) {
    t.equal(say(text), undefined, text);
  }
});

t.test('what is written as a double is read as that size', async () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      const read = readNumber(`${Object.is(value, -0) ? '-0' : value}d`);
      assert.deepEqual(read, number('double', value));
    }),
  );
});
