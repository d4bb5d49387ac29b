import t from 'tap';
import { answers, refusals } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';

t.test('members with their positions', async (t) => {
  await answers(t, await modernGraph(), [
    ["g.inject(['a', 'b']).index()", ['[[a, 0], [b, 1]]']],
    ["g.inject([['a'], 'b']).index()", ['[[[a], 0], [b, 1]]']],
    ['g.inject([]).index()', ['[]']],
    ['g.inject(5).index()', ['[[5, 0]]']],
    ['g.V(3).index()', ['[[v[3], 0]]']],
    ["g.V(1).values('age').index().unfold().unfold()", ['29', '0']],
    ['g.V(99).index()', []],
    ['g.V(99).fold().index()', ['[]']],
  ]);
});

t.test('or a map of positions to members', async (t) => {
  await answers(t, await modernGraph(), [
    ["g.inject(['a', 'b']).index().with(WithOptions.indexer, WithOptions.map)", ['[0:a, 1:b]']],
    [
      "g.inject(['a', 'b']).index().with(WithOptions.indexer, WithOptions.list)",
      ['[[a, 0], [b, 1]]'],
    ],
    ['g.inject(5).index().with(WithOptions.indexer, WithOptions.map)', ['[0:5]']],
    ["g.inject(5).index().with('~tinkerpop.index.indexer', 1)", ['[0:5]']],
    ["g.inject(5).index().with('~tinkerpop.index.indexer', 0)", ['[[5, 0]]']],
  ]);
});

t.test('it takes nothing but that option', async (t) => {
  await refusals(t, await modernGraph(), [
    ['g.inject([1]).index(1)', 'GREMLIN_ARGUMENTS', 'index('],
    ['g.inject([1]).index().with(WithOptions.tokens)', 'GREMLIN_MISPLACED_STEP', 'with('],
    ['g.inject([1]).index().by()', 'GREMLIN_MISPLACED_STEP', 'by('],
  ]);
});
