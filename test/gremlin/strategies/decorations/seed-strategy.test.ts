import t from 'tap';
import { ask, refusals, show } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';

t.test('with the same seed the same is drawn', async (t) => {
  const graph = await modernGraph();
  const drawn = async (seed: number) =>
    (await ask(graph, `g.withStrategies(SeedStrategy(seed: ${seed})).V().order().by(shuffle)`)).map(
      show,
    );
  t.same(await drawn(7), await drawn(7));
  const orders = await Promise.all([1, 2, 3, 4, 5].map(drawn));
  t.ok(new Set(orders.map(String)).size > 1, 'and other seeds draw otherwise');
});

t.test('it needs a whole number', async (t) => {
  await refusals(t, await modernGraph(), [
    ['g.withStrategies(SeedStrategy).V()', 'GREMLIN_ARGUMENTS', 'SeedStrategy'],
    ["g.withStrategies(SeedStrategy(seed: 'x')).V()", 'GREMLIN_ARGUMENTS', "'x'"],
    ['g.withStrategies(SeedStrategy(sed: 1)).V()', 'GREMLIN_ARGUMENTS', 'sed'],
  ]);
});
