import t from 'tap';
import { answers, refusals } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';

t.test('the members that only one of both has, as a set', async (t) => {
  await answers(t, await modernGraph(), [
    ['g.inject([1, 2, null]).disjunct([2, 3, 3])', ['{1, 3, null}']],
    ['g.inject([1]).disjunct([1])', ['{}']],
    ['g.V(1, 2).fold().disjunct(V(2, 3).fold())', ['{v[1], v[3]}']],
  ]);
});

t.test('both sides are lists, sets or paths', async (t) => {
  await refusals(t, await modernGraph(), [
    ['g.inject(1).disjunct([1])', 'GREMLIN_TYPE'],
    ['g.inject(null).disjunct([1])', 'GREMLIN_TYPE'],
    ['g.inject([a: 1]).disjunct([1])', 'GREMLIN_TYPE'],
    ['g.inject([1]).disjunct(constant(1))', 'GREMLIN_TYPE'],
    ['g.inject([1]).disjunct(constant(null))', 'GREMLIN_TYPE'],
    ["g.inject([1]).disjunct(V().has('no'))", 'GREMLIN_TYPE'],
    ['g.inject([1]).disjunct(1)', 'GREMLIN_ARGUMENTS', 'disjunct('],
    ['g.inject([1]).disjunct(null)', 'GREMLIN_ARGUMENTS', 'disjunct('],
    ['g.inject([1]).disjunct([a: 1])', 'GREMLIN_ARGUMENTS', 'disjunct('],
    ['g.inject([1]).disjunct()', 'GREMLIN_ARGUMENTS', 'disjunct('],
  ]);
});
