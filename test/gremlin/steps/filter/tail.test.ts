import t from 'tap';
import { answersInOrder, refusals } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';

t.test('the last n', async (t) => {
  await answersInOrder(t, await modernGraph(), [
    ['g.inject(1, 2, 3).tail()', ['3']],
    ['g.inject(1, 2, 3).tail(2)', ['2', '3']],
    ['g.inject(1, 2, 3).tail(7)', ['1', '2', '3']],
    ['g.inject(1, 2, 3).tail(0)', []],
    ['g.inject(1, 2, 3).tail(global)', ['3']],
    ['g.inject(1, 2, 3).tail(Scope.global, 2)', ['2', '3']],
    ['g.inject(1, 2, 2, 2).barrier().tail(2)', ['2', '2']],
    ['g.V(99).tail()', []],
    ["g.V().values('name').order().tail(2)", ['ripple', 'vadas']],
    ['g.V().repeat(in().out()).times(3).tail(7).count()', ['7l']],
    [
      'g.V(1, 4).local(out("created").order().by("name").tail(1)).values("name")',
      ['lop', 'ripple'],
    ],
  ]);
});

t.test('of each collection', async (t) => {
  await answersInOrder(t, await modernGraph(), [
    ['g.inject([1, 2, 3]).tail(local)', ['[3]']],
    ['g.inject([1, 2, 3]).tail(local, 1)', ['[3]']],
    ['g.inject([1, 2, 3]).tail(local, 2)', ['[2, 3]']],
    ['g.inject([1]).tail(local, 5)', ['[1]']],
    ['g.inject([a: 1, b: 2]).tail(local, 1)', ['[b:2]']],
    ["g.V(1).values('age').tail(local, 50)", ['29']],
  ]);
});

t.test('n is a whole number', async (t) => {
  await refusals(t, await modernGraph(), [
    ["g.V().tail('1')", 'GREMLIN_ARGUMENTS', 'tail('],
    ['g.V().tail(1, 2)', 'GREMLIN_ARGUMENTS', 'tail('],
    ['g.V().tail(0.5)', 'GREMLIN_ARGUMENTS', 'tail('],
  ]);
});
