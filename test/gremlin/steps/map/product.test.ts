import t from 'tap';
import { answers, refusals } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';

t.test('all pairs of members', async (t) => {
  await answers(t, await modernGraph(), [
    ['g.inject([1, 2]).product([3, null])', ['[[1, 3], [1, null], [2, 3], [2, null]]']],
    ['g.inject([1, 2], []).product([])', ['[]', '[]']],
    ["g.V(6).out().path().by('name').product(constant('x').fold())", ['[[peter, x], [lop, x]]']],
  ]);
});

t.test('both sides are lists, sets or paths', async (t) => {
  await refusals(t, await modernGraph(), [
    ['g.inject(1).product([1])', 'GREMLIN_TYPE'],
    ['g.inject(null).product([1])', 'GREMLIN_TYPE'],
    ['g.inject([a: 1]).product([1])', 'GREMLIN_TYPE'],
    ['g.inject([1]).product(constant(1))', 'GREMLIN_TYPE'],
    ['g.inject([1]).product(constant(null))', 'GREMLIN_TYPE'],
    ["g.inject([1]).product(V().has('no'))", 'GREMLIN_TYPE'],
    ['g.inject([1]).product(1)', 'GREMLIN_ARGUMENTS', 'product('],
    ['g.inject([1]).product(null)', 'GREMLIN_ARGUMENTS', 'product('],
    ['g.inject([1]).product([a: 1])', 'GREMLIN_ARGUMENTS', 'product('],
    ['g.inject([1]).product()', 'GREMLIN_ARGUMENTS', 'product('],
    ['g.inject(1..2000).product(1..2000)', 'QUERY_LIMIT'],
  ]);
});
