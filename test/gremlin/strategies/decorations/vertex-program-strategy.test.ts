import t from 'tap';
import { executeQuery } from '../../../../packages/gremlin/src/execute.ts';
import { ASKED_AT, answers } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';

t.test('the query runs as always, and says so', async (t) => {
  const graph = await modernGraph();
  const text = 'g.withStrategies(VertexProgramStrategy(workers: 4)).V(1)';
  await answers(t, graph, [[text, ['v[1]']]]);
  const { basis } = await executeQuery(graph, { text, now: ASKED_AT });
  t.match(basis().warnings, [/graph computer/]);
});
