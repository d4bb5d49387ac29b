import t from 'tap';
import { answers, refusals } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';

t.test('keeps nothing', async (t) => {
  await answers(t, await modernGraph(), [
    ['g.V().discard()', []],
    ['g.V().discard().count()', ['0l']],
    ['g.V(99).discard()', []],
    ["g.V(1).aggregate('x').discard().cap('x').unfold()", ['v[1]']],
    ['g.V(1).union(discard(), out("created"))', ['v[3]']],
  ]);
});

t.test('it takes nothing', async (t) => {
  await refusals(t, await modernGraph(), [['g.V().discard(1)', 'GREMLIN_ARGUMENTS', 'discard(']]);
});
