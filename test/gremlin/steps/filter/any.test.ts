import t from 'tap';
import { answers, refusals } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';

t.test('lists, sets and paths by their members', async (t) => {
  await answers(t, await modernGraph(), [
    ['g.inject([2, 0], [0], []).any(gt(1))', ['[2, 0]']],
    ["g.V(1).values('age').fold().any(within(29, 30))", ['[29]']],
    ['g.inject({2}).any(gt(1))', ['{2}']],
    ["g.inject('x').path().any(eq('x'))", ['path[x]']],
    ['g.inject([null]).any(eq(null))', ['[null]']],
  ]);
});

t.test('other values do not pass, nor do members that cannot be compared', async (t) => {
  await answers(t, await modernGraph(), [
    ['g.inject(2, null, [a: 2]).any(gt(1))', []],
    ["g.inject(['a']).any(gt(1))", []],
  ]);
});

t.test('it takes one predicate', async (t) => {
  await refusals(t, await modernGraph(), [['g.V().any(1)', 'GREMLIN_ARGUMENTS', 'any(']]);
});
