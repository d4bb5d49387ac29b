import t from 'tap';
import { answers, refusals } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';

t.test('everything on the way, or what meets a condition', async (t) => {
  await answers(t, await modernGraph(), [
    ["g.V(1).repeat(out('knows')).emit()", ['v[2]', 'v[4]']],
    ["g.V(1).emit().repeat(out('knows'))", ['v[1]', 'v[2]', 'v[4]']],
    ["g.V(1).repeat(out()).emit(has('lang'))", ['v[3]', 'v[5]', 'v[3]']],
    ['g.inject(1).emit(lt(3)).repeat(constant(2)).times(1)', ['1', '2']],
  ]);
});

t.test('it belongs to a repeat() and takes one condition', async (t) => {
  await refusals(t, await modernGraph(), [
    ['g.V().emit()', 'GREMLIN_MISPLACED_STEP', 'emit('],
    ['g.V().repeat(out()).emit(1)', 'GREMLIN_ARGUMENTS', 'emit('],
  ]);
});
