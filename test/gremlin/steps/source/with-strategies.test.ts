import t from 'tap';
import { acceptedStrategies } from '../../../../packages/gremlin/src/strategies/accepted-strategies.ts';
import { answers, ask, refusals } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';

t.test('strategies are named with or without new, options and class path', async (t) => {
  await answers(t, await modernGraph(), [
    ['g.withStrategies(ReadOnlyStrategy).V(1)', ['v[1]']],
    ['g.withStrategies(new ReadOnlyStrategy).V(1)', ['v[1]']],
    ['g.withStrategies(new ReadOnlyStrategy()).V(1)', ['v[1]']],
    ['g.withStrategies(ReadOnlyStrategy, new SeedStrategy(seed: 1)).V(1)', ['v[1]']],
    ["g.withStrategies(SeedStrategy(strategy: 'a.b.SeedStrategy', seed: 1)).V(1)", ['v[1]']],
    ['g.withStrategies(ReadOnlyStrategy).at("now").V(1)', ['v[1]']],
  ]);
});

t.test('those that mean nothing here are accepted', async (t) => {
  const names = acceptedStrategies.map(({ name }) => name);
  t.ok(names.length > 20);
  await answers(
    t,
    await modernGraph(),
    names.map((name) => [`g.withStrategies(${name}).V(1)`, ['v[1]']]),
  );
});

t.test('unknown ones are refused with the nearest name', async (t) => {
  const graph = await modernGraph();
  await refusals(t, graph, [
    ['g.withStrategies(SubgrafStrategy).V()', 'GREMLIN_UNKNOWN_STRATEGY', 'SubgrafStrategy'],
    [
      'g.withStrategies(ReadOnlyStrategy, Nonsense(a: 1)).V()',
      'GREMLIN_UNKNOWN_STRATEGY',
      'Nonsense',
    ],
    ['g.withStrategies().V()', 'GREMLIN_ARGUMENTS', 'withStrategies'],
    ["g.withStrategies('ReadOnlyStrategy').V()", 'GREMLIN_ARGUMENTS', "'ReadOnly"],
    ['g.withStrategies(ReadOnlyStrategy(a: 1)).V()', 'GREMLIN_ARGUMENTS', 'a: 1'],
    ['g.V().withStrategies(ReadOnlyStrategy)', 'GREMLIN_MISPLACED_STEP', 'withStrategies'],
  ]);
  await t.rejects(ask(graph, 'g.withStrategies(SubgrafStrategy).V()'), {
    message: /Did you mean SubgraphStrategy\?/,
  });
});
