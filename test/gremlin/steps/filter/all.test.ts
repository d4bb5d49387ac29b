import t from 'tap';
import { answers, refusals } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';

t.test('lists, sets and paths by their members', async (t) => {
  await answers(t, await modernGraph(), [
    ['g.inject([2, 3], [0, 2], []).all(gt(1))', ['[2, 3]', '[]']],
    ['g.V(1, 2).fold().all(eq(1))', []],
    ['g.inject({2}).all(gt(1))', ['{2}']],
    ["g.inject('x').path().all(eq('x'))", ['path[x]']],
    ['g.inject([null]).all(eq(null))', ['[null]']],
  ]);
});

t.test('other values do not pass, nor do members that cannot be compared', async (t) => {
  await answers(t, await modernGraph(), [
    ['g.inject(2, null, [a: 2]).all(gt(1))', []],
    ["g.inject(['a']).all(gt(1))", []],
  ]);
});

t.test('it takes one predicate', async (t) => {
  await refusals(t, await modernGraph(), [['g.V().all(1)', 'GREMLIN_ARGUMENTS', 'all(']]);
});
