import t from 'tap';
import { answers, refusals } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';

t.test('it cuts what a path step looks at, at the beginning', async (t) => {
  await answers(t, await modernGraph(), [
    [
      "g.V(1).out('knows').as('b').out().path().from('b')",
      ['path[v[4], v[5]]', 'path[v[4], v[3]]'],
    ],
    ["g.V(3).in('created').hasId(1).as('b').out('created').simplePath().from('b')", ['v[3]']],
    ["g.V(3).in('created').hasId(1).as('b').out('created').cyclicPath().from('b')", []],
  ]);
});

t.test('it belongs to such a step and takes a label', async (t) => {
  await refusals(t, await modernGraph(), [
    ["g.V().from('a')", 'GREMLIN_MISPLACED_STEP', 'from('],
    ['g.V().path().from(1)', 'GREMLIN_MISPLACED_STEP', 'from('],
  ]);
});
