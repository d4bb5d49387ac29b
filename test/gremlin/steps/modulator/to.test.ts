import t from 'tap';
import { answers, refusals } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';

t.test('it cuts what a path step looks at, at the end', async (t) => {
  await answers(t, await modernGraph(), [
    ["g.V(1).out('knows').as('b').out().path().to('b')", ['path[v[1], v[4]]', 'path[v[1], v[4]]']],
    ["g.V(1).out('created').as('b').in().hasId(1).simplePath().to('b')", ['v[1]']],
    ["g.V(1).out('created').as('b').in().hasId(1).cyclicPath().to('b')", []],
  ]);
});

t.test('it belongs to such a step and takes a label', async (t) => {
  await refusals(t, await modernGraph(), [
    ["g.V().to('a')", 'GREMLIN_MISPLACED_STEP', 'to('],
    ['g.V().path().to(1)', 'GREMLIN_MISPLACED_STEP', 'to('],
  ]);
});
