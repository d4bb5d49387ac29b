import t from 'tap';
import { answers, answersInOrder, refusals } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';

t.test(
  'it looks at the value itself, a key, a token or what a traversal gives first',
  async (t) => {
    await answers(t, await modernGraph(), [
      ["g.V(1).project('x').by()", ['[x:v[1]]']],
      ["g.V(1).project('x').by('name')", ['[x:marko]']],
      ["g.V(1).project('x').by(T.id)", ['[x:1]']],
      ["g.V(1).project('x').by(label)", ['[x:person]']],
      ["g.V(1).project('x').by(out('knows').order().by('name').values('name'))", ['[x:josh]']],
      ["g.V(1).project('x').by(out().count())", ['[x:3l]']],
      ["g.V(2).project('x').by(out().fold())", ['[x:[]]']],
      ["g.inject([a: 1]).project('x').by('a')", ['[x:1]']],
      ["g.inject([a: 1]).project('x').by(keys)", ['[x:{a}]']],
      ["g.E(7).project('x').by('weight')", ['[x:0.5d]']],
      ["g.V(1).properties('age').project('k', 'v').by(T.key).by(T.value)", ['[k:age, v:29]']],
    ]);
  },
);

t.test('behind order() it may say which way', async (t) => {
  await answersInOrder(t, await modernGraph(), [
    ['g.inject(1, 3, 2).order().by(desc)', ['3', '2', '1']],
    ['g.inject(1, 3, 2).order().by(Order.asc)', ['1', '2', '3']],
    ["g.V(1, 2).order().by('age', desc).id()", ['1', '2']],
    ['g.V(1, 2).order().by(T.id, desc).id()', ['2', '1']],
    ['g.V(1, 2).order().by(out().count(), asc).id()', ['2', '1']],
  ]);
});

t.test('it needs a step that it means something to', async (t) => {
  await refusals(t, await modernGraph(), [
    ["g.V().by('name')", 'GREMLIN_MISPLACED_STEP', 'by('],
    ["g.V().out().by('name')", 'GREMLIN_MISPLACED_STEP', 'by('],
    ['g.V().order().by(1)', 'GREMLIN_ARGUMENTS', 'by('],
    ["g.V().order().by('a', 'b')", 'GREMLIN_ARGUMENTS', 'by('],
    ["g.V().group().by('a', desc)", 'GREMLIN_MISPLACED_STEP', 'by('],
  ]);
});
