import t from 'tap';
import { answers, refusals } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';

t.test('asked behind the body it ends after a round, before it perhaps without one', async (t) => {
  await answers(t, await modernGraph(), [
    ["g.V(1, 3).until(hasLabel('software')).repeat(out('created'))", ['v[3]', 'v[3]']],
    ["g.V(1, 3).repeat(out('created')).until(hasLabel('software'))", ['v[3]']],
    ["g.inject('a').repeat(constant('b')).until(eq('b'))", ['b']],
  ]);
});

t.test('it belongs to a repeat() and takes one condition', async (t) => {
  await refusals(t, await modernGraph(), [
    ['g.V().until(out())', 'GREMLIN_MISPLACED_STEP', 'until('],
    ['g.V().repeat(out()).until()', 'GREMLIN_ARGUMENTS', 'until('],
    ['g.V().repeat(out()).until(1)', 'GREMLIN_ARGUMENTS', 'until('],
  ]);
});
