import t from 'tap';
import { answers, refusals } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';

const PEOPLE = "SubgraphStrategy(vertices: hasLabel('person'))";

t.test('strategies that were named are taken back', async (t) => {
  await answers(t, await modernGraph(), [
    [`g.withStrategies(${PEOPLE}).V().count()`, ['4l']],
    [`g.withStrategies(${PEOPLE}).withoutStrategies(SubgraphStrategy).V().count()`, ['6l']],
    [
      `g.withStrategies(${PEOPLE}, SeedStrategy(seed: 1)).withoutStrategies(SeedStrategy).V().count()`,
      ['4l'],
    ],
    ['g.withoutStrategies(CountStrategy, SubgraphStrategy).V().count()', ['6l']],
  ]);
});

t.test(
  'without the one that joins conditions, and() and or() between them stand alone',
  async (t) => {
    const source = 'g.withoutStrategies(ConnectiveStrategy)';
    await answers(t, await modernGraph(), [
      ["g.V().has('lang').or().has('age', 35)", ['v[3]', 'v[5]', 'v[6]']],
      [`${source}.V().has('lang').or().has('age', 35)`, []],
      [`${source}.V().has('name').and().has('age', 35)`, ['v[6]']],
      [`${source}.withStrategies(ConnectiveStrategy).V(3).has('lang').or().has('age')`, ['v[3]']],
    ]);
  },
);

t.test('by their names alone', async (t) => {
  await refusals(t, await modernGraph(), [
    ['g.withoutStrategies(SeedStrategy(seed: 1)).V()', 'GREMLIN_ARGUMENTS', 'SeedStrategy'],
    ['g.withoutStrategies(NoStrategy).V()', 'GREMLIN_UNKNOWN_STRATEGY', 'NoStrategy'],
    ['g.withoutStrategies().V()', 'GREMLIN_ARGUMENTS', 'withoutStrategies'],
  ]);
});
