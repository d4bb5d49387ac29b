import t from 'tap';
import { answers, refusals } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';

t.test('white space goes from the beginning of each text', async (t) => {
  await answers(t, await modernGraph(), [
    ["g.inject('  a ', '', null).lTrim()", ['a ', '', 'null']],
  ]);
});

t.test('of each text in a list', async (t) => {
  await answers(t, await modernGraph(), [["g.inject([' a ', null]).lTrim(local)", ['[a , null]']]]);
});

t.test('what is no text is refused', async (t) => {
  await refusals(t, await modernGraph(), [
    ['g.inject(1).lTrim()', 'GREMLIN_TYPE'],
    ["g.inject([' a', 1]).lTrim(local)", 'GREMLIN_TYPE'],
    ["g.inject('a').lTrim(1)", 'GREMLIN_ARGUMENTS', 'lTrim('],
  ]);
});
