import t from 'tap';
import { answers, refusals } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';

t.test('each text in lower case', async (t) => {
  await answers(t, await modernGraph(), [
    ["g.inject('MARKO', 'ÄÖ', null).toLower()", ['marko', 'äö', 'null']],
  ]);
});

t.test('of each text in a list', async (t) => {
  await answers(t, await modernGraph(), [
    ["g.inject(['A', null], 'B').toLower(local)", ['[a, null]', 'b']],
  ]);
});

t.test('what is no text is refused', async (t) => {
  await refusals(t, await modernGraph(), [
    ["g.V(1).values('age').toLower()", 'GREMLIN_TYPE'],
    ["g.inject(['a', ['b']]).toLower(local)", 'GREMLIN_TYPE'],
    ['g.V().toLower(1)', 'GREMLIN_ARGUMENTS', 'toLower('],
  ]);
});
