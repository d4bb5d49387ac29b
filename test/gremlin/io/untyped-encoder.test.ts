import { encodeUntyped } from '@meshlapse/gremlin';
import {
  DateTime,
  Edge,
  long,
  number,
  Path,
  Property,
  Token,
  Uuid,
  type Value,
  Vertex,
  VertexProperty,
} from '@meshlapse/model';
import t from 'tap';

t.test('plain JSON for every kind of value', (t) => {
  const marko = new Vertex(1, 'person', [
    new VertexProperty('1/name', 'name', 'marko'),
    new VertexProperty('1/name2', 'name', 'mark', [new Property('since', 2010)]),
  ]);
  const lop = new Vertex('lop', 'software');
  const expected: readonly (readonly [Value, unknown])[] = [
    [null, null],
    [true, true],
    ['x', 'x'],
    [1, 1],
    [long(6), 6],
    [long(2n ** 60n), String(2n ** 60n)],
    [number('bigDecimal', '1.50'), '1.50'],
    [number('double', 2), 2],
    [Number.NaN, 'NaN'],
    [new DateTime(0), '1970-01-01T00:00:00Z'],
    [new DateTime(0, -90), '1969-12-31T22:30:00-01:30'],
    [new Uuid('0E0E0E0E-0000-4000-8000-000000000000'), '0e0e0e0e-0000-4000-8000-000000000000'],
    [new Set([1, 2]), [1, 2]],
    [
      [1, [2]],
      [1, [2]],
    ],
    [new Map([['a', 1]]), { a: 1 }],
    [
      new Map<Value, Value>([
        [new Token('T', 'id'), 1],
        ['b', 2],
      ]),
      { id: 1, b: 2 },
    ],
    [
      new Map<Value, Value>([
        [1, 'one'],
        ['b', 2],
      ]),
      [
        [1, 'one'],
        ['b', 2],
      ],
    ],
    [new Path([1, 'x'], [['a'], []]), { labels: [['a'], []], objects: [1, 'x'] }],
    [new Property('k', 1), { key: 'k', value: 1 }],
    [new VertexProperty('i', 'k', 1), { id: 'i', label: 'k', value: 1 }],
    [
      marko,
      {
        id: 1,
        label: 'person',
        type: 'vertex',
        properties: {
          name: [
            { id: '1/name', value: 'marko' },
            { id: '1/name2', value: 'mark', properties: { since: 2010 } },
          ],
        },
      },
    ],
    [
      new Edge({ id: 'e', label: 'made' }, { outV: marko, inV: lop }, [new Property('w', 0.5)]),
      {
        id: 'e',
        label: 'made',
        type: 'edge',
        inV: 'lop',
        inVLabel: 'software',
        outV: 1,
        outVLabel: 'person',
        properties: { w: 0.5 },
      },
    ],
  ];
  for (const [value, json] of expected) t.strictSame(encodeUntyped(value), json);
  t.end();
});

t.test('keys that JavaScript knows are keys like others', (t) => {
  const json = encodeUntyped(
    new Map([
      ['__proto__', 1],
      ['constructor', 2],
    ]),
  );
  t.equal(JSON.stringify(json), '{"__proto__":1,"constructor":2}');
  t.end();
});

t.test('a value without an end is refused, not recursed into', (t) => {
  let deep: Value = 1;
  for (let i = 0; i < 10_000; i += 1) deep = [deep];
  t.throws(() => encodeUntyped(deep), { code: 'VALUE_TOO_DEEP' });
  t.end();
});
