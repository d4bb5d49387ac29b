import t from 'tap';
import { answers, refusals } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';

t.test('what comes in', async (t) => {
  await answers(t, await modernGraph(), [
    ['g.V(1, 2).identity()', ['v[1]', 'v[2]']],
    ['g.inject(null, 1).identity()', ['null', '1']],
    ['g.V(99).identity()', []],
    ['g.V(1).identity().identity().path()', ['path[v[1]]']],
    ["g.V().out('created').identity().count()", ['4l']],
    ['g.V(1).union(identity(), identity()).count()', ['2l']],
  ]);
});

t.test('it takes nothing', async (t) => {
  await refusals(t, await modernGraph(), [
    ['g.V().identity(1)', 'GREMLIN_ARGUMENTS', 'identity('],
    ['g.identity()', 'GREMLIN_MISPLACED_STEP', 'identity('],
  ]);
});
