import t from 'tap';
import { answers, answersInOrder, refusals } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';

t.test('positions from low up to high', async (t) => {
  await answersInOrder(t, await modernGraph(), [
    ['g.inject(0, 1, 2, 3).range(1, 3)', ['1', '2']],
    ['g.inject(0, 1, 2, 3).range(0, 1)', ['0']],
    ['g.inject(0, 1, 2, 3).range(2, -1)', ['2', '3']],
    ['g.inject(0, 1, 2, 3).range(2, 2)', []],
    ['g.inject(0, 1, 2, 3).range(7, 9)', []],
    ['g.inject(0, 1, 2, 3).range(global, 1, 2)', ['1']],
    ['g.inject(1, 1, 1, 2).barrier().range(2, 4)', ['1', '2']],
    ['g.V(99).range(0, 2)', []],
  ]);
  await answers(t, await modernGraph(), [
    ['g.V().repeat(both()).times(3).range(5, 11).count()', ['6l']],
    ["g.V(5).repeat(range(0, 1).in()).times(2).values('name')", ['marko']],
  ]);
});

t.test('of each collection', async (t) => {
  await answers(t, await modernGraph(), [
    ['g.inject([1, 2, 3]).range(local, 1, 3)', ['[2, 3]']],
    ['g.inject([1, 2, 3]).range(local, 1, 2)', ['[2]']],
    ['g.inject([1, 2, 3]).range(local, 1, -1)', ['[2, 3]']],
    ['g.V().fold().range(local, 6, 7)', ['[]']],
    ["g.V(1).values('age').range(Scope.local, 20, 30)", ['29']],
    ['g.inject([a: 1, b: 2, c: 3]).range(local, 1, 3)', ['[b:2, c:3]']],
  ]);
});

t.test('a range does not go down', async (t) => {
  await refusals(t, await modernGraph(), [
    ['g.V().range(2, 1)', 'GREMLIN_ARGUMENTS', 'range('],
    ['g.V().range(local, 2, 1)', 'GREMLIN_ARGUMENTS', 'range('],
    ['g.V().range(1)', 'GREMLIN_ARGUMENTS', 'range('],
    ['g.V().range(0, 1.5)', 'GREMLIN_ARGUMENTS', 'range('],
    ["g.V().range('0', '1')", 'GREMLIN_ARGUMENTS', 'range('],
  ]);
});
