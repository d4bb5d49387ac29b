import t from 'tap';
import { answers, refusals } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';

t.test('ways that begin alike share their beginning', async (t) => {
  await answers(t, await modernGraph(), [
    [
      "g.V(1).out().out().tree().by('name')",
      ['tree[marko: tree[josh: tree[lop: tree[], ripple: tree[]]]]'],
    ],
    ['g.V(1, 4).tree()', ['tree[v[1]: tree[], v[4]: tree[]]']],
    ['g.V(99).tree()', ['tree[]']],
    ["g.V(1).out('created').in('created').tree().by('name').by('age')", ['tree[marko: tree[]]']],
    [
      "g.V(1).out('created').in('created').tree().by('name').by(label())",
      ['tree[marko: tree[software: tree[josh: tree[], marko: tree[], peter: tree[]]]]'],
    ],
  ]);
});

t.test('with a key it grows beside the traversal, before anything goes on', async (t) => {
  await answers(t, await modernGraph(), [
    ["g.V(1).out('created').tree('x').by('name').cap('x')", ['tree[marko: tree[lop: tree[]]]']],
    ["g.V(1, 4).tree('x').select('x').count(local)", ['2l', '2l']],
    ["g.V(1, 4).local(tree('x').select('x').count(local))", ['1l', '2l']],
    ["g.V(1).out('knows').tree('x').cap('x').unfold().select(keys)", ['v[1]']],
  ]);
});

t.test('it takes a key or nothing', async (t) => {
  await refusals(t, await modernGraph(), [['g.V().tree(1)', 'GREMLIN_ARGUMENTS', 'tree(']]);
});
