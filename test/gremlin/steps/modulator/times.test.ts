import t from 'tap';
import { answers, refusals } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';

t.test('so many rounds', async (t) => {
  await answers(
    t,
    await modernGraph(),
    [
      ['g.V(1).repeat(out()).times(1)', ['v[2]', 'v[3]', 'v[4]']],
      ['g.V(1).repeat(out()).times(2L)', ['v[3]', 'v[5]']],
      ['g.V(1).repeat(out()).times(n)', ['v[3]', 'v[5]']],
      ['g.V(1).times(0).repeat(out())', ['v[1]']],
      ['g.inject(1).repeat(identity()).times(150)', ['1']],
    ],
    { bindings: new Map([['n', 2]]) },
  );
});

t.test('it belongs to a repeat() and takes a whole number', async (t) => {
  await refusals(t, await modernGraph(), [
    ['g.V().times(1)', 'GREMLIN_MISPLACED_STEP', 'times('],
    ['g.V().repeat(out()).times()', 'GREMLIN_ARGUMENTS', 'times('],
    ['g.V().repeat(out()).times(-1)', 'GREMLIN_ARGUMENTS', 'times('],
    ['g.V().repeat(out()).times(1.5)', 'GREMLIN_ARGUMENTS', 'times('],
  ]);
});
