import t from 'tap';
import { answers, refusals } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';

t.test('the members of both lists, as a set', async (t) => {
  await answers(t, await modernGraph(), [
    ['g.inject([1, 2, 2]).merge([2, 3, null])', ['{1, 2, 3, null}']],
    ['g.inject([1]).merge([1l])', ['{1, 1l}']],
    ['g.V(1, 2).fold().merge(V(2, 3).fold())', ['{v[1], v[2], v[3]}']],
    ["g.V(6).out().path().by('name').merge({'lop'})", ['{lop, peter}']],
  ]);
});

t.test('the entries of both maps, those of the other win', async (t) => {
  await answers(t, await modernGraph(), [
    ['g.inject([a: 1, b: 2]).merge([b: 3, c: 4])', ['[a:1, b:3, c:4]']],
    [
      "g.V(1).elementMap('age').merge(V(3).elementMap('lang'))",
      ['[T.id:3, T.label:software, age:29, lang:java]'],
    ],
  ]);
});

t.test('a list goes with lists, a map with maps', async (t) => {
  await refusals(t, await modernGraph(), [
    ['g.inject(1).merge([1])', 'GREMLIN_TYPE'],
    ['g.inject(null).merge([1])', 'GREMLIN_TYPE'],
    ['g.inject([1]).merge([a: 1])', 'GREMLIN_TYPE'],
    ['g.inject([a: 1]).merge([1])', 'GREMLIN_TYPE'],
    ['g.inject([a: 1]).merge(constant(1))', 'GREMLIN_TYPE'],
    ['g.inject([1]).merge(constant(1))', 'GREMLIN_TYPE'],
    ['g.inject([1]).merge(1)', 'GREMLIN_ARGUMENTS', 'merge('],
    ['g.inject([1]).merge(null)', 'GREMLIN_ARGUMENTS', 'merge('],
  ]);
});
