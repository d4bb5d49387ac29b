import t from 'tap';
import { answers, refusals } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';

t.test('either algorithm may be named', async (t) => {
  const graph = await modernGraph();
  const source = (name: string) =>
    `g.withStrategies(MatchAlgorithmStrategy(matchAlgorithm: '${name}'))`;
  await answers(t, graph, [
    [`${source('a.MatchStep$GreedyMatchAlgorithm')}.V(1)`, ['v[1]']],
    [`${source('CountMatchAlgorithm')}.V(1)`, ['v[1]']],
    ['g.withStrategies(MatchAlgorithmStrategy).V(1)', ['v[1]']],
  ]);
  await refusals(t, graph, [
    [`${source('a.MatchStep$Guess')}.V(1)`, 'GREMLIN_ARGUMENTS', 'MatchAlgorithmStrategy'],
  ]);
});
