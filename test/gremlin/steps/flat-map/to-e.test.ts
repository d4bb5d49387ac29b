import t from 'tap';
import { answers, refusals } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';

t.test('to incident edges in the direction', async (t) => {
  await answers(t, await modernGraph(), [
    ['g.V(1).toE(OUT)', ['e[7]', 'e[8]', 'e[9]']],
    ["g.V(4).toE(Direction.IN, 'knows')", ['e[8]']],
    ["g.V(4).toE(BOTH, 'knows', 'created')", ['e[8]', 'e[10]', 'e[11]']],
  ]);
});

t.test('it takes a direction first', async (t) => {
  await refusals(t, await modernGraph(), [["g.V().toE('knows')", 'GREMLIN_ARGUMENTS', 'toE(']]);
});
