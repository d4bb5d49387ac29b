import t from 'tap';
import { answers, refusals } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';

t.test('from edges to their ends', async (t) => {
  await answers(t, await modernGraph(), [
    ['g.E(7).toV(OUT)', ['v[1]']],
    ['g.E(7).toV(Direction.IN)', ['v[2]']],
    ['g.E(7).toV(BOTH)', ['v[1]', 'v[2]']],
  ]);
});

t.test('it takes a direction', async (t) => {
  await refusals(t, await modernGraph(), [['g.E().toV()', 'GREMLIN_ARGUMENTS', 'toV(']]);
});
