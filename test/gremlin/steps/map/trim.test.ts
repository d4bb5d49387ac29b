import t from 'tap';
import { answers, refusals } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';

t.test('white space goes from both ends of each text', async (t) => {
  await answers(t, await modernGraph(), [
    ["g.inject(' a b ', '\\u3000c\\t', '', null).trim()", ['a b', 'c', '', 'null']],
    ["g.inject(' a ').trim(global)", ['a']],
  ]);
});

t.test('or of each text in a list', async (t) => {
  await answers(t, await modernGraph(), [
    ["g.inject([' a', null, 'b ']).trim(local)", ['[a, null, b]']],
    ["g.inject({' a ', 'b'}).trim(local)", ['[a, b]']],
    ["g.inject(' a ', null).trim(Scope.local)", ['a', 'null']],
  ]);
});

t.test('anything else is refused', async (t) => {
  await refusals(t, await modernGraph(), [
    ['g.inject(1).trim()', 'GREMLIN_TYPE'],
    ["g.inject(['a']).trim()", 'GREMLIN_TYPE'],
    ['g.inject([1]).trim(local)', 'GREMLIN_TYPE'],
    ['g.inject(1).trim(local)', 'GREMLIN_TYPE'],
    ["g.inject('a').trim('b')", 'GREMLIN_ARGUMENTS', 'trim('],
  ]);
});
