import t from 'tap';
import { answers, refusals } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';

t.test('one list behind another', async (t) => {
  await answers(t, await modernGraph(), [
    ['g.inject([1, null]).combine([1, 2])', ['[1, null, 1, 2]']],
    ['g.inject({1}).combine({1})', ['[1, 1]']],
    ["g.V(1).values('age').fold().combine(V(2).values('age').fold())", ['[29, 27]']],
    ["g.V(6).out().path().by('name').combine(['x'])", ['[peter, lop, x]']],
  ]);
});

t.test('both sides are lists, sets or paths', async (t) => {
  await refusals(t, await modernGraph(), [
    ['g.inject(1).combine([1])', 'GREMLIN_TYPE'],
    ['g.inject(null).combine([1])', 'GREMLIN_TYPE'],
    ['g.inject([a: 1]).combine([1])', 'GREMLIN_TYPE'],
    ['g.inject([1]).combine(constant(1))', 'GREMLIN_TYPE'],
    ['g.inject([1]).combine(constant(null))', 'GREMLIN_TYPE'],
    ["g.inject([1]).combine(V().has('no'))", 'GREMLIN_TYPE'],
    ['g.inject([1]).combine(1)', 'GREMLIN_ARGUMENTS', 'combine('],
    ['g.inject([1]).combine(null)', 'GREMLIN_ARGUMENTS', 'combine('],
    ['g.inject([1]).combine([a: 1])', 'GREMLIN_ARGUMENTS', 'combine('],
    ['g.inject([1]).combine()', 'GREMLIN_ARGUMENTS', 'combine('],
    ['g.inject([1, 2]).repeat(combine(identity())).times(30)', 'QUERY_LIMIT'],
  ]);
});
