import t from 'tap';
import { answers, ask, refusals } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';

t.test('a query may then not ask for a graph computer', async (t) => {
  const graph = await modernGraph();
  const both = 'g.withStrategies(VertexProgramRestrictionStrategy, VertexProgramStrategy)';
  await refusals(t, graph, [[`${both}.V()`, 'GREMLIN_NOT_ALLOWED', 'g']]);
  await t.rejects(ask(graph, `${both}.V()`), {
    message: /TraversalSource does not allow the use of a GraphComputer/,
  });
  await answers(t, graph, [
    ['g.withStrategies(VertexProgramRestrictionStrategy).V(1)', ['v[1]']],
    [`${both}.withoutStrategies(VertexProgramStrategy).V(1)`, ['v[1]']],
  ]);
});
