import t from 'tap';
import { answers, refusals } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';

t.test('white space goes from the end of each text', async (t) => {
  await answers(t, await modernGraph(), [
    ["g.inject(' a  ', '', null).rTrim()", [' a', '', 'null']],
  ]);
});

t.test('of each text in a list', async (t) => {
  await answers(t, await modernGraph(), [["g.inject([' a ', null]).rTrim(local)", ['[ a, null]']]]);
});

t.test('what is no text is refused', async (t) => {
  await refusals(t, await modernGraph(), [
    ['g.inject(1).rTrim()', 'GREMLIN_TYPE'],
    ["g.inject([' a', 1]).rTrim(local)", 'GREMLIN_TYPE'],
    ["g.inject('a').rTrim(1)", 'GREMLIN_ARGUMENTS', 'rTrim('],
  ]);
});
