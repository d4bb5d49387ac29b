import t from 'tap';
import { answers, answersInOrder, refusals } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';

t.test('the first n', async (t) => {
  await answersInOrder(
    t,
    await modernGraph(),
    [
      ['g.inject(1, 2, 3).limit(2)', ['1', '2']],
      ['g.inject(1, 2, 3).limit(0)', []],
      ['g.inject(1, 2, 3).limit(5)', ['1', '2', '3']],
      ['g.inject(1, 2, 3).limit(2L)', ['1', '2']],
      ['g.inject(1, 2, 3).limit(global, 1)', ['1']],
      ['g.V(99).limit(1)', []],
      ['g.inject(1, 1, 1).barrier().limit(2)', ['1', '1']],
      ['g.inject(1, 2, 3).limit(n)', ['1', '2']],
    ],
    { bindings: new Map([['n', 2]]) },
  );
  await answers(t, await modernGraph(), [
    ['g.V().limit(4).count()', ['4l']],
    ['g.V().local(outE().limit(1)).count()', ['3l']],
    ["g.V().out('created').limit(3).count()", ['3l']],
    ['g.V(1, 4).flatMap(out().limit(1)).count()', ['2l']],
  ]);
});

t.test('in each collection', async (t) => {
  await answers(t, await modernGraph(), [
    ['g.inject([1, 2, 3]).limit(local, 2)', ['[1, 2]']],
    ['g.inject([1, 2, 3]).limit(local, 1)', ['[1]']],
    ['g.inject([1, 2]).limit(local, 0)', ['[]']],
    ['g.inject([a: 1, b: 2]).limit(Scope.local, 1)', ['[a:1]']],
    ["g.V(1).values('age').limit(local, 1)", ['29']],
  ]);
});

t.test('inside repeat() each round counts anew', async (t) => {
  await answers(t, await modernGraph(), [['g.V(5).repeat(limit(1).in()).times(2)', ['v[1]']]]);
});

t.test('n is a whole number', async (t) => {
  await refusals(t, await modernGraph(), [
    ['g.V().limit()', 'GREMLIN_ARGUMENTS', 'limit('],
    ['g.V().limit(1.5)', 'GREMLIN_ARGUMENTS', 'limit('],
    ["g.V().limit('1')", 'GREMLIN_ARGUMENTS', 'limit('],
    ['g.V().limit(1, 2)', 'GREMLIN_ARGUMENTS', 'limit('],
    ['g.V().limit(local)', 'GREMLIN_ARGUMENTS', 'limit('],
  ]);
});
