import t from 'tap';
import { refusals } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';

t.test('it is not supported, and says so', async (t) => {
  await refusals(t, await modernGraph(), [
    ['g.V().pageRank(0.85)', 'GREMLIN_NOT_SUPPORTED', 'pageRank('],
  ]);
});
