import { Vertex } from '@meshlapse/model';
import t from 'tap';
import { answers, ask, refusals } from '../../../support/ask.ts';
import { SMALL, writableGraph } from '../../../support/writable-graph.ts';

const ENDS = "g.E().hasLabel('x').project('o', 'i').by(outV().id()).by(inV().id())";

t.test('ends are named, found, or where the traverser is', async (t) => {
  const forms = [
    "g.V('ann').addE('x').to(V('bob'))",
    "g.V('bob').addE('x').from(V('ann'))",
    "g.addE('x').from(V('ann')).to(V('bob'))",
    "g.addE('x').to(V('bob')).property('w', 1).from(V('ann'))",
    "g.V('ann').as('a').V('bob').addE('x').from('a')",
    "g.V('ann').as('a').V('bob').as('b').V('lop').addE('x').from('a').to('b')",
    "g.withSideEffect('b', 'bob').V('ann').addE('x').to('b')",
    "g.V('ann').addE('x').to(constant('bob'))",
    "g.V('ann').addE(constant('x')).to(out('knows'))",
    "g.union(addE('x').from(V('ann')).to(V('bob')))",
  ];
  for (const form of forms) {
    await answers(t, await writableGraph(SMALL, form), [[ENDS, ['[i:bob, o:ann]']]]);
  }
});

t.test('without ends it goes from the vertex to itself', async (t) => {
  const graph = await writableGraph("g.addV().property(T.id, 1).addE('x')");
  await answers(t, graph, [[ENDS, ['[i:1, o:1]']]]);
});

t.test('a vertex may come from the client', async (t) => {
  const graph = await writableGraph(SMALL);
  const bindings = new Map([['bob', new Vertex('bob', 'person')]]);
  await ask(graph, "g.V('ann').addE('x').to(bob)", { bindings });
  await answers(t, graph, [[ENDS, ['[i:bob, o:ann]']]]);
});

t.test('an end may be made on the way', async (t) => {
  const graph = await writableGraph(
    "g.addV('start').as('first').repeat(addE('next').to(addV('stop')).inV()).times(3).addE('next').to('first')",
  );
  await answers(t, graph, [
    ['g.V().count()', ['4l']],
    ["g.V().hasLabel('start').repeat(out('next')).times(4).label()", ['start']],
  ]);
});

t.test('it has an id and properties as they were said', async (t) => {
  const graph = await writableGraph(
    SMALL,
    "g.V('ann').addE('x').to(V('bob')).property(T.id, 7).property('w', values('age')).property('n', 1).property(single, 'n', 2)",
  );
  await answers(t, graph, [['g.E(7).valueMap()', ['[n:2, w:30]']]]);
});

t.test('what is no vertex of the graph is no end', async (t) => {
  await refusals(t, await writableGraph(SMALL), [
    ["g.addE('x')", 'GREMLIN_WRITE'],
    ["g.addE('x').to(V('ann'))", 'GREMLIN_WRITE'],
    ["g.V('ann').addE('x').to(V('nobody'))", 'GREMLIN_WRITE'],
    ["g.V('ann').addE('x').to('nothing')", 'GREMLIN_WRITE'],
    ["g.V('ann').addE('x').to(constant('nobody'))", 'GREMLIN_WRITE'],
    ["g.E('k').addE('x').from(V('ann'))", 'GREMLIN_WRITE'],
    ["g.V('ann').as('a').sideEffect(select('a').drop()).addE('x')", 'GRAPH_NOT_THERE'],
  ]);
});

t.test('messages are those that TinkerPop’s clients know', async (t) => {
  const graph = await writableGraph(SMALL);
  await t.rejects(ask(graph, "g.E('k').addE('x').from(V('ann'))"), {
    message:
      /^The value given to addE\(x\)\.to\(\) must resolve to a Vertex or the ID of a Vertex present in the graph\. The/,
  });
  await t.rejects(ask(graph, "g.addE('x').to(V('ann'))"), {
    message: /addE\(x\)\.from\(\) must resolve to a Vertex .*, but null was specified instead/,
  });
});

t.test('an edge has one value for each key, and these have no properties', async (t) => {
  await refusals(t, await writableGraph(), [
    ["g.addV().addE('x').property(list, 'n', 1)", 'GREMLIN_ARGUMENTS', 'addE'],
    ["g.addV().addE('x').property('n', 1, 'since', 2)", 'GREMLIN_ARGUMENTS', 'addE'],
    ["g.addV().addE('~x')", 'GREMLIN_WRITE'],
    ['g.addV().addE()', 'GREMLIN_ARGUMENTS', 'addE'],
    ["g.addV().addE('x').by('n')", 'GREMLIN_MISPLACED_STEP', 'by('],
  ]);
});
