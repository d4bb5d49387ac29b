import t from 'tap';
import { answersInOrder, refusals } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';

t.test('all but the first n', async (t) => {
  await answersInOrder(t, await modernGraph(), [
    ['g.inject(1, 2, 3).skip(1)', ['2', '3']],
    ['g.inject(1, 2, 3).skip(0)', ['1', '2', '3']],
    ['g.inject(1, 2, 3).skip(3)', []],
    ['g.inject(1, 2, 3).skip(global, 2L)', ['3']],
    ['g.inject(1, 1, 2).barrier().skip(1)', ['1', '2']],
    [
      "g.V().hasLabel('person').order().by('age').skip(1).values('name')",
      ['marko', 'josh', 'peter'],
    ],
    ['g.V(99).skip(1)', []],
  ]);
});

t.test('of each collection', async (t) => {
  await answersInOrder(t, await modernGraph(), [
    ['g.inject([1, 2, 3]).skip(local, 1)', ['[2, 3]']],
    ['g.inject([1, 2, 3]).skip(local, 5)', ['[]']],
    ['g.inject([a: 1, b: 2]).skip(Scope.local, 1)', ['[b:2]']],
  ]);
});

t.test('n is a whole number', async (t) => {
  await refusals(t, await modernGraph(), [
    ['g.V().skip()', 'GREMLIN_ARGUMENTS', 'skip('],
    ['g.V().skip(-1)', 'GREMLIN_ARGUMENTS', 'skip('],
    ["g.V().skip('1')", 'GREMLIN_ARGUMENTS', 'skip('],
  ]);
});
