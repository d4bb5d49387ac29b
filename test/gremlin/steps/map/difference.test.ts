import t from 'tap';
import { answers, refusals } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';

t.test('the members that are not in another, as a set', async (t) => {
  await answers(t, await modernGraph(), [
    ['g.inject([1, 2, 2, null]).difference([1, 3])', ['{2, null}']],
    ['g.inject([1]).difference([1l])', ['{1}']],
    ['g.V().fold().difference(V(1, 2, 3).fold())', ['{v[4], v[5], v[6]}']],
    ['g.inject([], [1]).difference([1])', ['{}', '{}']],
  ]);
});

t.test('both sides are lists, sets or paths', async (t) => {
  await refusals(t, await modernGraph(), [
    ['g.inject(1).difference([1])', 'GREMLIN_TYPE'],
    ['g.inject(null).difference([1])', 'GREMLIN_TYPE'],
    ['g.inject([a: 1]).difference([1])', 'GREMLIN_TYPE'],
    ['g.inject([1]).difference(constant(1))', 'GREMLIN_TYPE'],
    ['g.inject([1]).difference(constant(null))', 'GREMLIN_TYPE'],
    ["g.inject([1]).difference(V().has('no'))", 'GREMLIN_TYPE'],
    ['g.inject([1]).difference(1)', 'GREMLIN_ARGUMENTS', 'difference('],
    ['g.inject([1]).difference(null)', 'GREMLIN_ARGUMENTS', 'difference('],
    ['g.inject([1]).difference([a: 1])', 'GREMLIN_ARGUMENTS', 'difference('],
    ['g.inject([1]).difference()', 'GREMLIN_ARGUMENTS', 'difference('],
  ]);
});
