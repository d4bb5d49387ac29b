import t from 'tap';
import { refusals } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';

t.test('there is no graph computer', async (t) => {
  await refusals(t, await modernGraph(), [
    ['g.withComputer().V()', 'GREMLIN_NOT_SUPPORTED', 'withComputer('],
  ]);
});
