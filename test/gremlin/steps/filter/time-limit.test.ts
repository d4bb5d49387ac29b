import t from 'tap';
import { answers, refusals } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';

t.test('what arrives in time passes, and nothing else', async (t) => {
  await answers(
    t,
    await modernGraph(),
    [
      ['g.V().timeLimit(10000).count()', ['6l']],
      ['g.inject(1).repeat(identity().timeLimit(20)).until(constant(1).is(2)).count()', ['0l']],
    ],
    { limits: { repeatDepth: 1_000_000_000 } },
  );
});

t.test('it takes milliseconds', async (t) => {
  await refusals(t, await modernGraph(), [
    ['g.V().timeLimit()', 'GREMLIN_ARGUMENTS', 'timeLimit('],
    ['g.V().timeLimit(-1)', 'GREMLIN_ARGUMENTS', 'timeLimit('],
  ]);
});
