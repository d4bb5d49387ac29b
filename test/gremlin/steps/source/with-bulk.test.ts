import t from 'tap';
import { answers, refusals } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';

t.test('without bulks, traversers that meet count as one from then on', async (t) => {
  await answers(t, await modernGraph(), [
    ['g.withBulk(false).V().out().barrier().count()', ['4l']],
    ['g.withBulk(true).V().out().barrier().count()', ['6l']],
    ['g.V().out().barrier().count()', ['6l']],
  ]);
});

t.test('it takes a boolean, and stands right behind g', async (t) => {
  await refusals(t, await modernGraph(), [
    ['g.withBulk(0).V()', 'GREMLIN_ARGUMENTS', 'withBulk('],
    ['g.V().withBulk(true)', 'GREMLIN_MISPLACED_STEP', 'withBulk('],
  ]);
});
