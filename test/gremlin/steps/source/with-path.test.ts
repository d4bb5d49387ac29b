import t from 'tap';
import { answers, refusals } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';

t.test('ways are kept from the beginning', async (t) => {
  await answers(t, await modernGraph(), [
    ["g.withPath().V(1).out('created').path()", ['path[v[1], v[3]]']],
    ['g.withPath().V().out().barrier().count()', ['6l']],
  ]);
});

t.test('it takes nothing', async (t) => {
  await refusals(t, await modernGraph(), [['g.withPath(1).V()', 'GREMLIN_ARGUMENTS', 'withPath(']]);
});
