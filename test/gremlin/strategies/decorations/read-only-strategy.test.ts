import t from 'tap';
import { answers, ask, refusals } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';

t.test('queries that only read are answered', async (t) => {
  await answers(t, await modernGraph(), [
    ['g.withStrategies(ReadOnlyStrategy).V(1)', ['v[1]']],
    ['g.withStrategies(new ReadOnlyStrategy()).V(1).out().count()', ['3l']],
  ]);
});

t.test('queries that change the graph are refused, wherever they would do it', async (t) => {
  const graph = await modernGraph();
  await refusals(t, graph, [
    ["g.withStrategies(ReadOnlyStrategy).addV('x')", 'GREMLIN_NOT_ALLOWED', 'addV'],
    ["g.withStrategies(ReadOnlyStrategy).V().addE('x')", 'GREMLIN_NOT_ALLOWED', 'addE'],
    ['g.withStrategies(ReadOnlyStrategy).V().drop()', 'GREMLIN_NOT_ALLOWED', 'drop'],
    ["g.withStrategies(ReadOnlyStrategy).V().property('a', 1)", 'GREMLIN_NOT_ALLOWED', 'property'],
    [
      "g.withStrategies(ReadOnlyStrategy).V().local(out().sideEffect(property('a', 1)))",
      'GREMLIN_NOT_ALLOWED',
      'property',
    ],
    ['g.withStrategies(ReadOnlyStrategy).mergeV([:])', 'GREMLIN_NOT_ALLOWED', 'mergeV'],
  ]);
  await t.rejects(ask(graph, 'g.withStrategies(ReadOnlyStrategy).V().drop()'), {
    message: /provided traversal has a mutating step and thus is not read only: drop\(\)/,
  });
});
