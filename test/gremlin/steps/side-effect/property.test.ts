import t from 'tap';
import { answers, refusals } from '../../../support/ask.ts';
import { SMALL, writableGraph } from '../../../support/writable-graph.ts';

const ANN = "g.addV().property(T.id, 'ann').property('n', 1)";

t.test('a value takes the place of those before, or joins them', async (t) => {
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ["property('n', 2)", ['2']],
    ["property(single, 'n', 2)", ['2']],
    ["property(Cardinality.list, 'n', 1)", ['1', '1']],
    ["property(set, 'n', 1)", ['1']],
    ["property(set, 'n', 2)", ['1', '2']],
    ["property(list, 'n', 2).property('n', 3)", ['3']],
    ["property('n', null)", []],
    ["property(list, 'n', null)", ['1']],
    ["property('n', union(values('n'), constant(4)).sum())", ['5']],
    ["property(constant('n'), 6)", ['6']],
  ];
  for (const [steps, values] of cases) {
    const graph = await writableGraph(ANN, `g.V('ann').${steps}`);
    await answers(t, graph, [["g.V('ann').values('n')", values]]);
  }
});

t.test('a map sets all of its keys', async (t) => {
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ["property([n: 2, m: 'x'])", ['[m:[x], n:[2]]']],
    ["property(single, [n: 2, m: 'x'])", ['[m:[x], n:[2]]']],
    ['property(list, [n: 2, n: 3])', ['[n:[1, 3]]']],
    ['property(list, [n: Cardinality.single(2), m: 3])', ['[m:[3], n:[2]]']],
    ['property([n: set(1)]).property([n: list(1)])', ['[n:[1, 1]]']],
    ['property([:])', ['[n:[1]]']],
    ['property(null)', ['[n:[1]]']],
    ['property(set, null)', ['[n:[1]]']],
  ];
  for (const [steps, values] of cases) {
    const graph = await writableGraph(ANN, `g.V('ann').${steps}`);
    await answers(t, graph, [["g.V('ann').valueMap()", values]]);
  }
});

t.test('properties of vertices have properties and ids', async (t) => {
  const graph = await writableGraph(
    "g.addV().property(T.id, 'ann').property('n', 1, 'since', 2010, 'gone', null, T.id, 'own')",
    "g.V('ann').properties('n').property('by', 'bob').property('since', 2011)",
  );
  await answers(t, graph, [
    ["g.V('ann').properties('n').valueMap()", ['[by:bob, since:2011]']],
    ["g.V('ann').properties('n').id()", ['own']],
    ["g.V('ann').properties('n').property('x', 1).values('x')", ['1']],
    ["g.V('ann').properties('n').property('by', null).properties().key()", ['since', 'x']],
    ["g.V('ann').properties('n').has('x', 1).value()", ['1']],
  ]);
});

t.test('a set that has the value takes its new properties', async (t) => {
  const graph = await writableGraph(ANN, "g.V('ann').property(set, 'n', 1, 'since', 5)");
  await answers(t, graph, [["g.V('ann').properties('n').valueMap()", ['[since:5]']]]);
});

t.test('edges have one value for each key', async (t) => {
  const graph = await writableGraph(
    SMALL,
    "g.E('k').property('since', 2011).property('w', outV().values('age'))",
    "g.E('w').property('x', 1).property('x', null)",
  );
  await answers(t, graph, [
    ["g.E('k').valueMap()", ['[since:2011, w:30]']],
    ["g.E('w').valueMap()", ['[:]']],
  ]);
  await refusals(t, graph, [
    ["g.E('k').property(single, 'x', 1)", 'GREMLIN_WRITE'],
    ["g.E('k').property('x', 1, 'y', 2)", 'GREMLIN_WRITE'],
  ]);
});

t.test('traversers go on as they were, one after the other', async (t) => {
  const graph = await writableGraph('g.inject(1, 2, 3).addV().property("n", identity())');
  await answers(t, graph, [
    ["g.V().property('n', V().values('n').max()).values('n')", ['3', '3', '3']],
    ["g.V().property('n', V().values('n').sum()).values('n')", ['9', '15', '27']],
    ["g.V().as('a').property('m', 1).select('a').values('m')", ['1', '1', '1']],
  ]);
});

t.test('old values can be set again', async (t) => {
  const graph = await writableGraph(SMALL, "g.V('ann').property('age', 31)");
  await answers(t, graph, [
    ["g.V('ann').property('age', __.history().skip(1).values('age')).values('age')", ['30']],
    ["g.V('ann').values('age')", ['30']],
  ]);
});

t.test('ids and labels stay, and only values can be held', async (t) => {
  const graph = await writableGraph(SMALL);
  await refusals(t, graph, [
    ["g.V('ann').property(T.id, 1)", 'GREMLIN_ARGUMENTS', 'property'],
    ["g.V('ann').property(label, 'x')", 'GREMLIN_ARGUMENTS', 'property'],
    ["g.V('ann').property('~x', 1)", 'GREMLIN_ARGUMENTS', 'property'],
    ["g.V('ann').property([(Direction.OUT): 1])", 'GREMLIN_ARGUMENTS', 'property'],
    ["g.V('ann').property('x')", 'GREMLIN_ARGUMENTS', 'property'],
    ["g.V('ann').property('x', 1, 'y')", 'GREMLIN_ARGUMENTS', 'property'],
    ["g.V('ann').property('x', V('bob'))", 'GREMLIN_TYPE'],
    ["g.V('ann').property('x', out('nothing'))", 'GREMLIN_WRITE'],
    ["g.V('ann').values('age').property('x', 1)", 'GREMLIN_TYPE'],
    ["g.V('ann').properties('age').property(list, 'x', 1)", 'GREMLIN_WRITE'],
    ["g.V('ann').history().property('x', 1)", 'GREMLIN_WRITE'],
  ]);
});
