import assert from 'node:assert/strict';
import { DateTime, type NumberType, number, Uuid, type Value, Vertex } from '@meshlapse/model';
import { decodeValue, encodeValue, equalityKey } from '@meshlapse/store';
import fc from 'fast-check';
import t from 'tap';

const NUMBER_TYPES: readonly NumberType[] = ['byte', 'short', 'int', 'long', 'float', 'double'];

const { value: anyValue } = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom<Value>(
      null,
      true,
      false,
      0,
      -0,
      Number.NaN,
      2 ** 53 - 1,
      -(2 ** 53) + 1,
      1e308,
    ),
    fc.double(),
    fc.integer(),
    fc.maxSafeInteger(),
    fc.string({ unit: 'binary' }),
    fc.constantFrom('', '__proto__', 'constructor', '\0', '\u{1f600}'),
    fc.tuple(fc.constantFrom(...NUMBER_TYPES), fc.integer()).map(([type, n]) => number(type, n)),
    fc.bigInt().map((n) => number('bigInteger', n)),
    fc.bigInt({ min: 2n ** 53n, max: 2n ** 63n - 1n }).map((n) => number('long', n)),
    fc.constantFrom('1.50', '-0.0', '1E+400').map((text) => number('bigDecimal', text)),
    fc
      .tuple(fc.maxSafeInteger(), fc.integer({ min: -900, max: 900 }))
      .map(([at, offset]) => new DateTime(at, offset)),
    fc.uuid().map((text) => new Uuid(text)),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.array(tie('value'), { maxLength: 4 }).map((items) => new Set(items)),
    fc.array(fc.tuple(tie('value'), tie('value')), { maxLength: 4 }).map((pairs) => new Map(pairs)),
  ),
}));

t.test('every value that a property can hold comes back as it was', async (t) => {
  fc.assert(
    fc.property(anyValue, (value) => {
      assert.deepEqual(decodeValue(encodeValue(value)), value);
    }),
    { numRuns: 500 },
  );
  t.ok(Object.is(decodeValue(encodeValue(-0)), -0));
  t.ok(Object.is(decodeValue(encodeValue(0)), 0));
});

t.test('what cannot be kept as it is, is refused', async (t) => {
  for (const value of ['\ud800', ['ok', 'a\udfff'], new Vertex(1, 'Pod'), nested(200)]) {
    t.throws(() => encodeValue(value), { code: 'VALUE_INVALID' });
  }
});

t.test('equal values have one key, whatever type of number holds them', async (t) => {
  const same: readonly (readonly Value[])[] = [
    [
      1,
      number('long', 1),
      number('double', 1),
      number('bigInteger', 1n),
      number('bigDecimal', '1.0'),
    ],
    [0, -0, number('bigDecimal', '0.000')],
    [0.5, number('float', 0.5), number('bigDecimal', '5e-1')],
    [1e21, number('bigInteger', 10n ** 21n)],
    [new Set([1, 2]), new Set([2, number('long', 1)])],
    [new Map([['a', 1]]), new Map([['a', number('double', 1)]])],
  ];
  for (const values of same) {
    t.equal(new Set(values.map(equalityKey)).size, 1, String(values[0]));
  }
  const different = [
    '1',
    1,
    2,
    null,
    true,
    'true',
    new Uuid('1'),
    [1],
    [[1]],
    ['1'],
    new Set([1]),
    'x'.repeat(300),
  ];
  t.equal(new Set(different.map(equalityKey)).size, different.length);
  t.equal(equalityKey(Number.NaN), undefined);
});

t.test('no equality key begins another', async (t) => {
  fc.assert(
    fc.property(anyValue, anyValue, (a, b) => {
      const [first, second] = [equalityKey(a), equalityKey(b)];
      if (first === undefined || second === undefined || first === second) return;
      assert.ok(!first.startsWith(second) && !second.startsWith(first));
    }),
  );
  t.pass();
});

function nested(depth: number): Value {
  let value: Value = 1;
  for (let i = 0; i < depth; i++) value = [value];
  return value;
}
