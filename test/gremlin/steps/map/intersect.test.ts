import t from 'tap';
import { answers, refusals } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';

t.test('the members that are in another too, as a set', async (t) => {
  await answers(t, await modernGraph(), [
    ['g.inject([1, 2, 2, null]).intersect([2, null, 3])', ['{2, null}']],
    ['g.inject([1]).intersect([1l])', ['{}']],
    ['g.V().fold().intersect(V(1).fold())', ['{v[1]}']],
    ['g.inject([[1]], [1]).intersect([[1]])', ['{[1]}', '{}']],
  ]);
});

t.test('both sides are lists, sets or paths', async (t) => {
  await refusals(t, await modernGraph(), [
    ['g.inject(1).intersect([1])', 'GREMLIN_TYPE'],
    ['g.inject(null).intersect([1])', 'GREMLIN_TYPE'],
    ['g.inject([a: 1]).intersect([1])', 'GREMLIN_TYPE'],
    ['g.inject([1]).intersect(constant(1))', 'GREMLIN_TYPE'],
    ['g.inject([1]).intersect(constant(null))', 'GREMLIN_TYPE'],
    ["g.inject([1]).intersect(V().has('no'))", 'GREMLIN_TYPE'],
    ['g.inject([1]).intersect(1)', 'GREMLIN_ARGUMENTS', 'intersect('],
    ['g.inject([1]).intersect(null)', 'GREMLIN_ARGUMENTS', 'intersect('],
    ['g.inject([1]).intersect([a: 1])', 'GREMLIN_ARGUMENTS', 'intersect('],
    ['g.inject([1]).intersect()', 'GREMLIN_ARGUMENTS', 'intersect('],
  ]);
});
