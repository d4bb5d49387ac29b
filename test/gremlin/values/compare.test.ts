import assert from 'node:assert/strict';
import { DateTime, number, Path, Token, Uuid, Vertex } from '@meshlapse/model';
import fc from 'fast-check';
import t from 'tap';
import { mapOf, setOf } from '../../../packages/gremlin/src/values/collection.ts';
import {
  compareText,
  compareValues,
  equalValues,
  lookUp,
  orderValues,
  sameId,
} from '../../../packages/gremlin/src/values/compare.ts';
import type { LiveValue } from '../../../packages/gremlin/src/values/value.ts';

const uuid = new Uuid('f81d4fae-7dec-11d0-a765-00a0c91e6bf6');

t.test('values are equal across number types and by their members', async (t) => {
  const equal: readonly (readonly [LiveValue, LiveValue])[] = [
    [1, number('long', 1)],
    [1, number('double', 1)],
    [number('bigDecimal', '1.0'), number('byte', 1)],
    [number('bigInteger', 2n ** 60n), number('long', 2n ** 60n)],
    [
      [1, [2]],
      [number('long', 1), [2]],
    ],
    [new Set([1, 2]), new Set([2, number('long', 1)])],
    [new Map([['a', 1]]), new Map([['a', number('double', 1)]])],
    [
      new Map<LiveValue, LiveValue>([
        [1, 'x'],
        [2, 'y'],
      ]),
      new Map<LiveValue, LiveValue>([
        [2, 'y'],
        [number('long', 1), 'x'],
      ]),
    ],
    [new DateTime(5, 60), new DateTime(5, 60)],
    [uuid, new Uuid(uuid.text.toUpperCase())],
    [null, null],
    [new Vertex(1, 'a'), new Vertex(number('long', 1), 'b')],
    [new Path([1], [['a']]), new Path([1], [[]])],
  ];
  for (const [a, b] of equal) {
    t.ok(equalValues(a, b), `${String(a)} = ${String(b)}`);
    t.ok(equalValues(b, a), `${String(b)} = ${String(a)}`);
  }
});

t.test('values of different families, and NaN, equal nothing', async (t) => {
  const different: readonly (readonly [LiveValue, LiveValue])[] = [
    [1, '1'],
    [1, true],
    [null, false],
    [null, 0],
    [Number.NaN, Number.NaN],
    [[Number.NaN], [Number.NaN]],
    [number('float', Number.NaN), Number.NaN],
    [0, -0],
    [new DateTime(5), new DateTime(5, 60)],
    [
      [1, 2],
      [2, 1],
    ],
    [[1], new Set([1])],
    [[1], [1, 2]],
    [new Map([['a', 1]]), new Map([['b', 1]])],
    [uuid, uuid.text],
    [new Vertex(1, 'a'), 1],
  ];
  for (const [a, b] of different) t.notOk(equalValues(a, b), `${String(a)} is not ${String(b)}`);
});

t.test('only values of one family can be compared', async (t) => {
  t.equal(compareValues(1, 'a'), undefined);
  t.equal(compareValues(null, 1), undefined);
  t.equal(compareValues(Number.NaN, 1), undefined);
  t.equal(compareValues([1], new Set([1])), undefined);
  t.equal(compareValues(1, number('long', 1)), 0);
  t.ok(Number(compareValues('a', 'b')) < 0);
  t.ok(Number(compareValues(true, false)) > 0);
  t.equal(compareValues([1], ['a']), undefined);
  t.equal(compareValues([null], [1]), undefined);
  t.equal(compareValues([Number.NaN], [1]), undefined);
  t.equal(compareValues(new Map([['a', 1]]), new Map([['a', 'b']])), undefined);
  t.equal(compareValues(null, null), 0);
  t.ok(Number(compareValues([1, 'a'], [2, 3])) < 0);
  t.ok(Number(compareValues([1, 2], [1, 3])) < 0);
  t.ok(Number(compareValues([1], [1, 0])) < 0);
  t.ok(Number(compareValues(new DateTime(1, 60), new DateTime(2))) < 0);
  t.ok(Number(compareValues(new DateTime(1), new DateTime(1, 60))) < 0);
  t.ok(Number(compareValues(-0, 0)) < 0);
  t.ok(Number(compareValues(number('bigDecimal', `1${'0'.repeat(400)}`), Infinity)) < 0);
  t.ok(Number(compareValues(number('bigInteger', 2n ** 70n), Infinity)) < 0);
});

t.test('values of all families have one order, NaN behind all numbers', async (t) => {
  const sorted: readonly LiveValue[] = [
    null,
    false,
    true,
    -Infinity,
    -1,
    -0,
    0,
    number('double', 0.5),
    1,
    number('long', 2),
    Infinity,
    Number.NaN,
    new DateTime(0),
    '',
    'a',
    new Token('T', 'a'),
    'b',
    uuid,
    new Vertex(1, 'x'),
    new Path([1], [[]]),
    new Set([1]),
    [],
    [1],
    [1, 2],
    new Map([['a', 1]]),
  ];
  for (const [i, a] of sorted.entries()) {
    for (const [j, b] of sorted.entries()) {
      t.equal(Math.sign(orderValues(a, b)), Math.sign(i - j), `${i} with ${j}`);
    }
  }
});

t.test('texts are ordered by code point', async (t) => {
  t.ok(compareText('\u{1f600}', '\uffff') > 0);
  t.ok(compareText('a', 'ab') < 0);
  t.ok(compareText('B', 'a') < 0);
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (a, b) => {
      const bytes = Buffer.compare(Buffer.from(a), Buffer.from(b));
      assert.equal(Math.sign(compareText(a, b)), bytes);
    }),
  );
});

t.test('ids are the same whatever their number type', async (t) => {
  t.ok(sameId(1, number('long', 1)));
  t.ok(sameId(uuid, new Uuid(uuid.text)));
  t.notOk(sameId(1, '1'));
  t.notOk(sameId(uuid.text, uuid));
});

t.test('a map is read by equal keys', async (t) => {
  const map = new Map<LiveValue, LiveValue>([
    [1, 'one'],
    ['a', null],
    [[1], 'list'],
  ]);
  t.equal(lookUp(map, number('long', 1)), 'one');
  t.equal(lookUp(map, 'a'), null);
  t.equal(lookUp(map, [number('long', 1)]), 'list');
  t.equal(lookUp(map, 'b'), undefined);
});

const scalar = fc.oneof(
  fc.constant(null),
  fc.boolean(),
  fc.integer(),
  fc.double(),
  fc.string(),
  fc.bigInt({ min: -(2n ** 80n), max: 2n ** 80n }).map((value) => number('bigInteger', value)),
  fc.integer({ min: -999, max: 999 }).map((value) => number('bigDecimal', `${value}.5`)),
  fc.integer().map((value) => number('long', value)),
  fc
    .tuple(fc.integer(), fc.constantFrom(0, 60, -90))
    .map(([at, offset]) => new DateTime(at, offset)),
  fc.constantFrom(new Token('T', 'id'), new Token('T', 'label'), 'id', -0, 0, number('double', 0)),
);
/** Few enough to choose from that equal ones meet. */
const few = fc.oneof(fc.constantFrom<LiveValue[]>(0, 1, number('long', 1), 1.5, 'a', null), scalar);
const anyValue: fc.Arbitrary<LiveValue> = fc.letrec<{ value: LiveValue }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    few,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.array(tie('value'), { maxLength: 3 }).map((members) => setOf(members)),
    fc.array(fc.tuple(few, tie('value')), { maxLength: 3 }).map((entries) => mapOf(entries)),
  ),
})).value;

t.test('the order is total and agrees with equality', async () => {
  fc.assert(
    fc.property(anyValue, anyValue, anyValue, (a, b, c) => {
      const sign = (x: LiveValue, y: LiveValue) => Math.sign(orderValues(x, y));
      assert.equal(sign(a, a), 0);
      assert.equal(sign(a, b) + sign(b, a), 0);
      if (sign(a, b) <= 0 && sign(b, c) <= 0) assert.ok(sign(a, c) <= 0);
      assert.equal(equalValues(a, b), sign(a, b) === 0 && equalValues(a, a));
      const compared = compareValues(a, b);
      if (compared !== undefined) assert.equal(Math.sign(compared), sign(a, b));
    }),
    { numRuns: 2000 },
  );
});
