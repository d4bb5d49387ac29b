import t from 'tap';
import { answers, answersInOrder, refusals } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';

t.test('so many stay, or all when there are not more', async (t) => {
  await answers(t, await modernGraph(), [
    ['g.V().sample(2).count()', ['2l']],
    ['g.V().sample(global, 2).count()', ['2l']],
    ['g.V().sample(10).count()', ['6l']],
    ['g.V().sample(0).count()', ['0l']],
    ['g.V().out().out().out().in().sample(3).count()', ['0l']],
    ['g.V().both().barrier().sample(5).count()', ['5l']],
    ['g.V().local(outE().sample(1)).count()', ['3l']],
    ['g.V().repeat(sample(2)).times(2).count()', ['2l']],
  ]);
});

t.test('what by() sees nothing of, or gives no weight, is not drawn', async (t) => {
  await answers(t, await modernGraph(), [
    ["g.V().sample(10).by('age').values('name')", ['marko', 'vadas', 'josh', 'peter']],
    ['g.inject(1, 2, 3).sample(1).by(choose(is(2), constant(1), constant(0)))', ['2']],
  ]);
});

t.test('a seed draws what it draws in TinkerPop', async (t) => {
  const seeded = 'g.withStrategies(new SeedStrategy(seed: 5))';
  await answersInOrder(t, await modernGraph(), [
    [`${seeded}.inject(1..10).unfold().sample(9).fold()`, ['[2, 8, 6, 1, 9, 7, 5, 3, 10]']],
    [`${seeded}.inject(1..16).unfold().sample(2).fold()`, ['[15, 7]']],
  ]);
});

t.test('local: so many members of each collection', async (t) => {
  await answers(t, await modernGraph(), [
    ['g.inject([1, 2, 3]).sample(local, 2).count(local)', ['2l']],
    ['g.inject([1, 2, 3]).sample(local, 5)', ['[1, 2, 3]']],
    ['g.inject([a: 1, b: 2]).sample(local, 1).count(local)', ['1l']],
    ['g.inject(7).sample(local, 2)', ['7']],
  ]);
});

t.test('it takes one by() that sees numbers', async (t) => {
  await refusals(t, await modernGraph(), [
    ['g.V().sample()', 'GREMLIN_ARGUMENTS', 'sample('],
    ["g.V().sample(1).by('age').by('name')", 'GREMLIN_MISPLACED_STEP', "by('name')"],
    ["g.V().sample(1).by('name')", 'GREMLIN_TYPE'],
  ]);
});

t.test('no more are drawn than have a weight', async (t) => {
  await answers(t, await modernGraph(), [
    ['g.inject(1, 2, 3).sample(2).by(choose(is(2), constant(1), constant(0)))', ['2']],
    ['g.inject(1, 2, 3).sample(2).by(constant(0))', []],
  ]);
});
