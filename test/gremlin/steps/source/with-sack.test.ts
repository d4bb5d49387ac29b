import t from 'tap';
import { answers, refusals } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';

t.test('every traverser sets out with the value', async (t) => {
  await answers(t, await modernGraph(), [
    ["g.withSack('x').V(1, 2).sack()", ['x', 'x']],
    ['g.withSack([1, 2]).inject(0).sack()', ['[1, 2]']],
    ['g.withSack(1).V(1).out().count().sack()', ['1']],
  ]);
});

t.test('it takes a value, and an operator', async (t) => {
  await refusals(t, await modernGraph(), [
    ['g.withSack().V()', 'GREMLIN_ARGUMENTS', 'withSack('],
    ["g.withSack(1, 'sum').V()", 'GREMLIN_ARGUMENTS', 'withSack('],
  ]);
});
