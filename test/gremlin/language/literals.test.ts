import t, { type Test } from 'tap';
import { answers } from '../../support/ask.ts';
import { graphOf } from '../../support/modern-graph.ts';

/** Each literal, and the value that it is. */
async function values(test: Test, table: readonly (readonly [string, string])[]): Promise<void> {
  const graph = await graphOf([], []);
  await answers(
    test,
    graph,
    table.map(([literal, value]) => [`g.inject(${literal})`, [value]]),
  );
}

t.test('numbers may begin with their point', (t) =>
  values(t, [
    ['.5', '0.5d'],
    ['-.5f', '-0.5f'],
    ['.5e1m', '5m'],
    ['[.5, 1..3]', '[0.5d, [1, 2, 3]]'],
  ]),
);

t.test('sets and maps hold what is equal once', (t) =>
  values(t, [
    ['{1l, 1l, 1}', '{1, 1l}'],
    ['{[1], [1]}', '{[1]}'],
    ["[1l: 'a', 1l: 'b']", '[1l:b]'],
  ]),
);

t.test('whole numbers', (t) =>
  values(t, [
    ['0', '0'],
    ['42', '42'],
    ['-42', '-42'],
    ['+42', '42'],
    ['1_000_000', '1000000'],
    ['2147483647', '2147483647'],
    ['2147483648', '2147483648l'],
    ['-2147483648', '-2147483648'],
    ['-2147483649', '-2147483649l'],
    ['9223372036854775807', '9223372036854775807l'],
    ['9223372036854775808', '9223372036854775808n'],
    ['-9223372036854775808', '-9223372036854775808l'],
    ['1b', '1b'],
    ['-128B', '-128b'],
    ['1s', '1s'],
    ['32767S', '32767s'],
    ['1i', '1'],
    ['1I', '1'],
    ['1l', '1l'],
    ['1L', '1l'],
    ['1n', '1n'],
    ['1N', '1n'],
    ['123456789012345678901234567890N', '123456789012345678901234567890n'],
    ['0x1F', '31'],
    ['0XfF', '255'],
    ['-0x10', '-16'],
    ['0xFFL', '255l'],
    ['0x1b', '27'],
    ['010', '8'],
    ['-017', '-15'],
    ['00', '0'],
  ]),
);

t.test('fractions', (t) =>
  values(t, [
    ['1.0', '1d'],
    ['1.5', '1.5d'],
    ['-0.25', '-0.25d'],
    ['-0.0', '-0d'],
    ['1e3', '1000d'],
    ['1.5E-3', '0.0015d'],
    ['1d', '1d'],
    ['1.5D', '1.5d'],
    ['1f', '1f'],
    ['0.5F', '0.5f'],
    ['1m', '1m'],
    ['1.50M', '1.50m'],
    ['-12345678901234567890.123m', '-12345678901234567890.123m'],
    ['1_0.2_5', '10.25d'],
    ['NaN', 'NaNd'],
    ['Infinity', 'Infinityd'],
    ['+Infinity', 'Infinityd'],
    ['-Infinity', '-Infinityd'],
  ]),
);

t.test('texts and their escapes', (t) =>
  values(t, [
    ["'a'", 'a'],
    ['"a"', 'a'],
    ["''", ''],
    [`'say "x"'`, 'say "x"'],
    [`"it's"`, "it's"],
    ["'it\\'s'", "it's"],
    ['"a\\"b"', 'a"b'],
    ["'a\\\\b'", 'a\\b'],
    ["'\\b\\t\\n\\f\\r'", '\b\t\n\f\r'],
    ["'\\u0041\\uuu0042'", 'AB'],
    ["'\\ud83d\\ude00'", '\u{1f600}'],
    ["'\\101\\7\\0'", 'A\u0007\0'],
    ["'\\400'", '\u00200'],
    ["'one \\\ntwo'", 'one two'],
    ["'one \\\r\ntwo'", 'one two'],
    ["'// no comment'", '// no comment'],
    ["'\u00e4\u{1f600}'", '\u00e4\u{1f600}'],
    ["'null'", 'null'],
    ["'$x {y}'", '$x {y}'],
  ]),
);

t.test('true, false and null', (t) =>
  values(t, [
    ['true', 'true'],
    ['false', 'false'],
    ['null', 'null'],
  ]),
);

t.test('moments and UUIDs', (t) =>
  values(t, [
    ["datetime('2020-01-02T03:04:05Z')", '2020-01-02T03:04:05Z'],
    ["datetime('2020-01-02T03:04:05.123456+01:00')", '2020-01-02T02:04:05.123456Z'],
    ["DateTime('2020-01-02T03:04:05Z')", '2020-01-02T03:04:05Z'],
    ['datetime()', '1970-01-01T00:01:00Z'],
    ["UUID('F81D4FAE-7DEC-11D0-A765-00A0C91E6BF6')", 'f81d4fae-7dec-11d0-a765-00a0c91e6bf6'],
  ]),
);

t.test('collections', (t) =>
  values(t, [
    ['[]', '[]'],
    ["[1, 'a', null]", '[1, a, null]'],
    ['[[1], []]', '[[1], []]'],
    ['{}', '{}'],
    ['{1, 2, 1}', '{1, 2}'],
    ['[:]', '[:]'],
    ['[a: 1]', '[a:1]'],
    ['[\'a\': 1, "b": 2]', '[a:1, b:2]'],
    ['[1: 2, 2L: 3]', '[1:2, 2l:3]'],
    ['[T.id: 1]', '[T.id:1]'],
    ['[(T.id): 1]', '[T.id:1]'],
    ['[(Direction.OUT): 1]', '[Direction.OUT:1]'],
    ['[a: [b: [1, {2}]]]', '[a:[b:[1, {2}]]]'],
    ['[id: 1]', '[id:1]'],
    ['[null: 1]', '[null:1]'],
    ['[ a : 1 , b:2 ]', '[a:1, b:2]'],
  ]),
);

t.test('ranges', (t) =>
  values(t, [
    ['1..3', '[1, 2, 3]'],
    ['3..1', '[3, 2, 1]'],
    ["'a'..'d'", '[a, b, c, d]'],
  ]),
);

t.test('names of enumerations, with and without the enumeration', async (t) => {
  const graph = await graphOf([[1, 'x', { name: 'one' }]], []);
  await answers(t, graph, [
    ['g.V().project("a").by(T.id)', ['[a:1]']],
    ['g.V().project("a").by(id)', ['[a:1]']],
    ['g.V().has(T.label, "x").count(Scope.local)', ['1l']],
    ['g.inject([2, 1]).order(local).by(Order.desc)', ['[2, 1]']],
    ['g.inject([a: 1]).select(Column.keys)', ['{a}']],
    ['g.inject([a: 1]).select(values)', ['[1]']],
    ['g.V().as("v").select(Pop.all, "v")', ['[v[1]]']],
    ['g.V().as("v").select(last, "v")', ['v[1]']],
  ]);
});

t.test('anonymous traversals and predicates, with and without their prefix', async (t) => {
  const graph = await graphOf([[1, 'x', { n: 5 }]], []);
  await answers(t, graph, [
    ["g.V().where(__.has('n'))", ['v[1]']],
    ["g.V().where(has('n'))", ['v[1]']],
    ["g.V().where(__.not(__.has('m')))", ['v[1]']],
    ["g.V().values('n').is(P.gt(4).and(P.lt(6)).or(P.eq(9)))", ['5']],
    ["g.V().values('n').is(gt(4).and(lt(5)).or(eq(5)))", ['5']],
    ["g.V().values('n').is(gt(4).negate())", []],
    ["g.V().values('n').is(P.not(P.within(1, 2)))", ['5']],
    ["g.inject('abc').is(TextP.containing('b').and(TextP.startingWith('a')))", ['abc']],
  ]);
});

t.test('variables', async (t) => {
  const graph = await graphOf([[1, 'x', { n: 5 }]], []);
  const bindings = new Map<string, number | string | number[]>([
    ['x', 5],
    ['$y', 'n'],
    ['_z1', [1, 2]],
    ['id', 'shadow'],
  ]);
  await answers(
    t,
    graph,
    [
      ["g.V().has('n', x)", ['v[1]']],
      ['g.inject($y)', ['n']],
      ['g.V(_z1)', ['v[1]']],
      ['g.inject([x, _z1])', ['[5, [1, 2]]']],
      ["g.V().has('n', gt(x))", []],
      // The key of a map is its own name, whatever is bound.
      ['g.inject([x: 1])', ['[x:1]']],
    ],
    { bindings },
  );
});

t.test('comments, white space and several queries', async (t) => {
  const graph = await graphOf([[1, 'x', {}]], []);
  await answers(t, graph, [
    ['  g . V( ) \n\t. id ( )  ', ['1']],
    ['g.V() // all of them\n.id()', ['1']],
    ['// first\ng.V().id() // last', ['1']],
    ['g.V(); g.inject(2)', ['2']],
    ['g.V();\ng.inject(2);', ['2']],
    ['g.inject(1)\ng.inject(2)', ['2']],
  ]);
});
