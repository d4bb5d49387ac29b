import {
  DateTime,
  Edge,
  Path,
  Property,
  parseInstant,
  Subgraph,
  Token,
  TraversalMetrics,
  Tree,
  Uuid,
  type Value,
  Vertex,
  VertexProperty,
} from '@meshlapse/model';
import t from 'tap';
import { valueText } from '../../../packages/gremlin/src/values/value-text.ts';

const marko = new Vertex(1, 'person');
const lop = new Vertex('lop', 'software');

t.test('values are written as servers of TinkerPop write them', async (t) => {
  const created = new Edge({ id: 9, label: 'created' }, { outV: marko, inV: lop });
  const expected: readonly (readonly [Value, string])[] = [
    [null, 'null'],
    [true, 'true'],
    ['', ''],
    [[1, ['a', null]], '[1, [a, null]]'],
    [new Set(['a', 0.5]), '[a, 0.5]'],
    [new Map<Value, Value>([['name', ['x']]]), '{name=[x]}'],
    [new Map(), '{}'],
    [marko, 'v[1]'],
    [created, 'e[9][1-created->lop]'],
    [new VertexProperty(0, 'name', 'marko'), 'vp[name->marko]'],
    [new Property('text', 'twenty one characters'), 'p[text->twenty one charac...]'],
    [new Property('text', 'twenty characters ok'), 'p[text->twenty characters ok]'],
    [new Path([marko, lop], [[], []]), 'path[v[1], v[lop]]'],
    [new Tree(new Map([[marko, new Tree(new Map())]])), '{v[1]={}}'],
    [new Subgraph([marko, lop], [created]), 'graph[vertices:2 edges:1]'],
    [new TraversalMetrics(1, []), 'metrics[0 steps]'],
    [new Token('T', 'id'), 'id'],
    [new Uuid('F81D4FAE-7DEC-11D0-A765-00A0C91E6BF6'), 'f81d4fae-7dec-11d0-a765-00a0c91e6bf6'],
  ];
  for (const [value, text] of expected) t.equal(valueText(value), text);
});

t.test('dates leave out what is nothing', async (t) => {
  const texts = [
    ['2023-08-02T00:00:00Z', '2023-08-02T00:00Z'],
    ['2023-08-02T10:20:30Z', '2023-08-02T10:20:30Z'],
    ['2023-08-02T10:20:00.5Z', '2023-08-02T10:20:00.500Z'],
    ['2023-08-02T10:20:30.1234Z', '2023-08-02T10:20:30.123400Z'],
  ] as const;
  for (const [written, text] of texts) {
    t.equal(valueText(new DateTime(parseInstant(written))), text);
  }
  const zoned = new DateTime(parseInstant('2023-08-02T10:20:00+02:00'), 120);
  t.equal(valueText(zoned), '2023-08-02T10:20+02:00');
});

t.test('what nests too deep is refused', async (t) => {
  let nested: Value = [];
  for (let i = 0; i < 1000; i += 1) nested = [nested];
  t.throws(() => valueText(nested), { code: 'VALUE_TOO_DEEP' });
});
