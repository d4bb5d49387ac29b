import t from 'tap';
import { answers, ask, refusals, show } from '../../../support/ask.ts';
import { SMALL, writableGraph } from '../../../support/writable-graph.ts';

t.test('a vertex has the label that was said, found, or none', async (t) => {
  const graph = await writableGraph(
    "g.addV('a')",
    'g.addV()',
    "g.addV(constant('b'))",
    "g.addV().property(T.label, 'c')",
    "g.inject('d').addV(identity())",
  );
  await answers(t, graph, [['g.V().label()', ['a', 'vertex', 'b', 'c', 'd']]]);
});

t.test('ids are those that were said, or new ones', async (t) => {
  const graph = await writableGraph("g.addV().property('x', 1).property(T.id, 'own').addV()");
  await answers(t, graph, [
    ["g.V('own').values('x')", ['1']],
    ['g.V().count()', ['2l']],
  ]);
  await refusals(t, graph, [
    ["g.addV().property(T.id, 'own')", 'GRAPH_ID_TAKEN'],
    ['g.addV().property(T.id, [1])', 'GREMLIN_WRITE'],
    ["g.addV().property(T.key, 'x')", 'GREMLIN_WRITE'],
  ]);
});

t.test('there is one for each traverser, as often as it counts', async (t) => {
  const graph = await writableGraph(SMALL);
  await answers(t, graph, [
    ["g.V().addV('copy').count()", ['3l']],
    ["g.inject(1, 1, 1).addV('same').count()", ['3l']],
    ["g.V().hasLabel('copy').count()", ['3l']],
    ["g.V().hasLabel('same').count()", ['3l']],
  ]);
});

t.test('only as many are made as are asked for', async (t) => {
  const graph = await writableGraph(SMALL);
  await ask(graph, "g.V().addV('few').limit(2)");
  await ask(graph, "g.V().addV('one').next()");
  await answers(t, graph, [
    ["g.V().hasLabel('few', 'one').groupCount().by(label)", ['[few:2l, one:1l]']],
  ]);
});

t.test('what finds values of plain properties looks from where the traverser was', async (t) => {
  const graph = await writableGraph(
    SMALL,
    "g.V('ann').addV('pet').property('owner', values('name')).property(list, 'own', __.label())",
  );
  await answers(t, graph, [["g.V().hasLabel('pet').valueMap()", ['[own:[pet], owner:[Ann]]']]]);
});

t.test('a key that comes twice has both values; with single the last one', async (t) => {
  const graph = await writableGraph(
    "g.addV('a').property('n', 1).property('n', 2)",
    "g.addV('b').property(single, 'n', 1).property(single, 'n', 2)",
  );
  await answers(t, graph, [
    ["g.V().hasLabel('a').values('n')", ['1', '2']],
    ["g.V().hasLabel('b').values('n')", ['2']],
  ]);
});

t.test('keys may be found', async (t) => {
  const graph = await writableGraph(
    SMALL,
    "g.V('ann').addV('pet').property(values('name'), 'x').property(constant('y'), 1)",
  );
  await answers(t, graph, [["g.V().hasLabel('pet').valueMap()", ['[Ann:[x], y:[1]]']]]);
});

t.test('the new vertex is on the way, and can be called by a name', async (t) => {
  const graph = await writableGraph();
  const [path] = await ask(graph, "g.addV('a').as('x').addV('b').select('x').path().by(label)");
  t.equal(path && show(path), 'path[a, b, a]');
});

t.test('labels and keys are texts that TinkerPop does not keep for itself', async (t) => {
  await refusals(t, await writableGraph(), [
    ['g.addV(null)', 'GREMLIN_WRITE'],
    ["g.addV('')", 'GREMLIN_WRITE'],
    ["g.addV('~x')", 'GREMLIN_WRITE'],
    ['g.addV(constant(1))', 'GREMLIN_WRITE'],
    ["g.addV(V('nobody').label())", 'GREMLIN_WRITE'],
    ["g.addV().property('~x', 1)", 'GREMLIN_ARGUMENTS', 'addV'],
    ["g.addV().property('', 1)", 'GREMLIN_ARGUMENTS', 'addV'],
    ['g.addV().property(T.label, null)', 'GREMLIN_ARGUMENTS', 'addV'],
    ["g.addV().property(constant('~x'), 1)", 'GREMLIN_WRITE'],
    ['g.addV(1, 2)', 'GREMLIN_ARGUMENTS', 'addV'],
  ]);
});
