import t from 'tap';
import { answers, refusals } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';

t.test('how long each text is, as an int', async (t) => {
  await answers(t, await modernGraph(), [
    ["g.V(1, 3).values('name').length()", ['5', '3']],
    ["g.inject('', '\\uD83D\\uDE00', null).length()", ['0', '2', 'null']],
  ]);
});

t.test('of each text in a list', async (t) => {
  await answers(t, await modernGraph(), [
    ["g.V(1, 3).values('name').order().fold().length(local)", ['[3, 5]']],
    ["g.inject(['a', null], 'bb').length(local)", ['[1, null]', '2']],
  ]);
});

t.test('what is no text is refused', async (t) => {
  await refusals(t, await modernGraph(), [
    ["g.inject(['a']).length()", 'GREMLIN_TYPE'],
    ['g.inject([1]).length(local)', 'GREMLIN_TYPE'],
    ['g.V().length(1)', 'GREMLIN_ARGUMENTS', 'length('],
  ]);
});
