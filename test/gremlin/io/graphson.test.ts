import assert from 'node:assert/strict';
import { decodeGraphson, encodeGraphson } from '@meshlapse/gremlin';
import {
  CodedError,
  Edge,
  long,
  number,
  Path,
  Property,
  Token,
  type Value,
  Vertex,
  VertexProperty,
} from '@meshlapse/model';
import fc from 'fast-check';
import gremlin from 'gremlin';
import t from 'tap';
import { parseJson } from '../../../packages/gremlin/src/io/parse-json.ts';
import { ask } from '../../support/ask.ts';
import { modernGraph } from '../../support/modern-graph.ts';
import { anyValue } from '../support/any-value.ts';

/** Through text and back, as it goes over the wire. */
function overTheWire(value: Value): Value {
  return decodeGraphson(parseJson(JSON.stringify(encodeGraphson(value))));
}

function readByDriver(value: Value): unknown {
  const reader = new gremlin.structure.io.GraphSON3Reader();
  return reader.read(JSON.parse(JSON.stringify(encodeGraphson(value))));
}

t.test('every value comes back as it was', (t) => {
  fc.assert(
    fc.property(anyValue, (value) => {
      assert.deepStrictEqual(overTheWire(value), value);
    }),
    { numRuns: 1_000 },
  );
  t.end();
});

t.test('wide numbers keep all their digits', (t) => {
  const wide: readonly (readonly [Value, string])[] = [
    [long(9_223_372_036_854_775_807n), '{"@type":"g:Int64","@value":9223372036854775807}'],
    [number('bigInteger', 10n ** 30n), `{"@type":"gx:BigInteger","@value":1${'0'.repeat(30)}}`],
    [number('bigDecimal', '0.10'), '{"@type":"gx:BigDecimal","@value":0.10}'],
    [-0, '{"@type":"g:Double","@value":-0.0}'],
    [Number.NaN, '{"@type":"g:Double","@value":"NaN"}'],
    [Number.NEGATIVE_INFINITY, '{"@type":"g:Double","@value":"-Infinity"}'],
  ];
  for (const [value, text] of wide) {
    t.equal(JSON.stringify(encodeGraphson(value)), text);
    t.same(decodeGraphson(encodeGraphson(value)), value);
  }
  t.end();
});

t.test('elements, paths and maps with tokens come back', (t) => {
  const name = new VertexProperty('1/name', 'name', 'marko', [new Property('since', 2010)]);
  const [marko, lop] = [new Vertex(1, 'person', [name]), new Vertex(long(3), 'software')];
  const edge = new Edge({ id: 'e', label: 'made' }, { outV: new Vertex(1, 'person'), inV: lop }, [
    new Property('weight', 0.5),
  ]);
  const values: readonly Value[] = [
    marko,
    lop,
    edge,
    new Path([lop, 'x'], [['a', 'b'], []]),
    new Map<Value, Value>([
      [new Token('T', 'id'), 1],
      [new Token('T', 'label'), 'person'],
      [new Token('Direction', 'IN'), new Map()],
    ]),
  ];
  for (const value of values) t.strictSame(overTheWire(value), value);
  t.end();
});

t.test('the TinkerPop driver reads what queries answer', async (t) => {
  const graph = await modernGraph();
  const read = async (text: string) => readByDriver(await ask(graph, text)) as unknown[];
  const [marko] = await read('g.V(1)');
  t.match(marko, {
    id: 1,
    label: 'person',
    properties: [
      { label: 'name', value: 'marko' },
      { label: 'age', value: 29 },
    ],
  });
  t.match(await read('g.E(7)'), [
    { id: 7, label: 'knows', outV: { id: 1, label: 'person' }, inV: { id: 2 } },
  ]);
  t.match(await read('g.V(1).out("knows").path()'), [
    { objects: [{ id: 1 }, { id: 2 }] },
    { objects: [{ id: 1 }, { id: 4 }] },
  ]);
  t.same(await read('g.V().count()'), [6]);
  t.same(await read('g.inject(1.5, "x", true, null, NaN)'), [1.5, 'x', true, null, Number.NaN]);
  t.same(await read('g.inject({1, 2})'), [new Set([1, 2])]);
  t.same(await read('g.V(1).valueMap()'), [
    new Map(Object.entries({ name: ['marko'], age: [29] })),
  ]);
  t.match(await read('g.inject(datetime("2024-01-02T03:04:05Z"))'), [
    new Date('2024-01-02T03:04:05Z'),
  ]);
  const [map] = (await read('g.V(1).elementMap("name")')) as readonly ReadonlyMap<
    unknown,
    unknown
  >[];
  t.same([...(map?.values() ?? [])], [1, 'person', 'marko']);
});

t.test('plain JSON is read too', (t) => {
  t.strictSame(
    decodeGraphson({ a: [1, 2.5, 'x', null, true] }),
    new Map([['a', [1, 2.5, 'x', null, true]]]),
  );
  t.strictSame(decodeGraphson(JSON.parse('{"__proto__": 1}')), new Map([['__proto__', 1]]));
  t.equal(({} as Record<string, unknown>)['polluted'], undefined);
  t.end();
});

t.test('what is no GraphSON is refused', (t) => {
  const nested = (depth: number) =>
    JSON.parse(`${'['.repeat(depth)}${']'.repeat(depth)}`) as unknown;
  const wrong: readonly (readonly [unknown, string])[] = [
    [{ '@type': 'g:Nonsense', '@value': 1 }, 'GRAPHSON_INVALID'],
    [{ '@type': 1, '@value': 1 }, 'GRAPHSON_INVALID'],
    [{ '@type': { '@type': 'g:T' } }, 'GRAPHSON_INVALID'],
    [{ '@type': 'g:T', '@value': 'nothing' }, 'GRAPHSON_INVALID'],
    [{ '@type': 'g:Int32', '@value': 2_147_483_648 }, 'GRAPHSON_INVALID'],
    [{ '@type': 'g:Int32', '@value': 1.5 }, 'GRAPHSON_INVALID'],
    [{ '@type': 'g:Int64', '@value': '9'.repeat(100_000) }, 'GRAPHSON_INVALID'],
    [{ '@type': 'g:Double', '@value': 'x' }, 'GRAPHSON_INVALID'],
    [{ '@type': 'gx:BigDecimal', '@value': '1e99999' }, 'GRAPHSON_INVALID'],
    [{ '@type': 'g:List', '@value': 'x' }, 'GRAPHSON_INVALID'],
    [{ '@type': 'g:Map', '@value': ['x'] }, 'GRAPHSON_INVALID'],
    [{ '@type': 'g:Vertex' }, 'GRAPHSON_INVALID'],
    [{ '@type': 'g:Vertex', '@value': { id: [] } }, 'GRAPHSON_INVALID'],
    [{ '@type': 'gx:OffsetDateTime', '@value': 'x' }, 'TIME_INVALID'],
    ['\uD800', 'GRAPHSON_INVALID'],
    [undefined, 'GRAPHSON_INVALID'],
    [nested(500), 'VALUE_TOO_DEEP'],
  ];
  for (const [json, code] of wrong) t.throws(() => decodeGraphson(json), { code });
  fc.assert(
    fc.property(
      fc.jsonValue(),
      fc.constantFrom('g:Map', 'g:Edge', 'g:Path', 'g:Date'),
      (json, type) => {
        try {
          decodeGraphson({ '@type': type, '@value': json });
        } catch (error) {
          assert(error instanceof CodedError, String(error));
        }
      },
    ),
  );
  t.end();
});
