import { TypedNumber, type Value } from '@meshlapse/model';
import t from 'tap';
import { answers, ask, refusals } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';

t.test('certain and impossible chances leave nothing to chance', async (t) => {
  await answers(t, await modernGraph(), [
    ['g.V().coin(1.0).count()', ['6l']],
    ['g.V().coin(1).count()', ['6l']],
    ['g.V().coin(0.0).count()', ['0l']],
    ['g.V().both().both().coin(1.0).count()', ['30l']],
  ]);
});

t.test('a likely one keeps most of many', async (t) => {
  const graph = await modernGraph();
  const [kept = 0] = (await ask(graph, 'g.inject(1..1000).unfold().coin(0.5).count()')).map(
    toCount,
  );
  t.ok(kept > 300 && kept < 700, `${kept} of 1000`);
});

t.test('it takes a probability', async (t) => {
  await refusals(t, await modernGraph(), [
    ['g.V().coin()', 'GREMLIN_ARGUMENTS', 'coin('],
    ['g.V().coin(1.5)', 'GREMLIN_ARGUMENTS', 'coin('],
    ["g.V().coin('often')", 'GREMLIN_ARGUMENTS', 'coin('],
  ]);
});

function toCount(value: Value): number {
  return Number(value instanceof TypedNumber ? value.value : value);
}

t.test('a seed tosses as in TinkerPop', async (t) => {
  const seeded = 'g.withStrategies(new SeedStrategy(seed: 11))';
  await answers(t, await modernGraph(), [
    [`${seeded}.inject('v', 'w', 'x', 'y', 'z').coin(0.5)`, ['w', 'y', 'z']],
  ]);
});

t.test('very many of one kind keep their expected share', async (t) => {
  const threefold = 'union(identity(), identity(), identity()).barrier()';
  await answers(t, await modernGraph(), [
    [`g.inject(1).repeat(${threefold}).times(6).coin(0.3).count()`, ['219l']],
  ]);
});
