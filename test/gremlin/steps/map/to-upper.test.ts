import t from 'tap';
import { answers, refusals } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';

t.test('each text in upper case', async (t) => {
  await answers(t, await modernGraph(), [
    ["g.V(1, 3).values('name').toUpper()", ['MARKO', 'LOP']],
    ["g.inject('straße', null).toUpper(global)", ['STRASSE', 'null']],
  ]);
});

t.test('of each text in a list', async (t) => {
  await answers(t, await modernGraph(), [
    ["g.inject(['a', null], 'b').toUpper(local)", ['[A, null]', 'B']],
  ]);
});

t.test('what is no text is refused', async (t) => {
  await refusals(t, await modernGraph(), [
    ["g.V(1).values('age').toUpper()", 'GREMLIN_TYPE'],
    ["g.inject(['a', ['b']]).toUpper(local)", 'GREMLIN_TYPE'],
    ['g.V().toUpper(1)', 'GREMLIN_ARGUMENTS', 'toUpper('],
  ]);
});
