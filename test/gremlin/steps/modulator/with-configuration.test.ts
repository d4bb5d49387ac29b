import t from 'tap';
import { answers, refusals } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';

t.test('it configures the step before it', async (t) => {
  await answers(t, await modernGraph(), [
    ["g.V(1).valueMap('age').with(WithOptions.tokens)", ['[T.id:1, T.label:person, age:[29]]']],
    ["g.V(1).valueMap('age').with(WithOptions.tokens, WithOptions.ids)", ['[T.id:1, age:[29]]']],
    ["g.inject(['a']).index().with(WithOptions.indexer, WithOptions.map)", ['[0:a]']],
  ]);
});

t.test('only steps that know the option take it', async (t) => {
  await refusals(t, await modernGraph(), [
    ['g.V().with(WithOptions.tokens)', 'GREMLIN_MISPLACED_STEP', 'with('],
    ["g.V().valueMap().with('unknown')", 'GREMLIN_MISPLACED_STEP', 'with('],
    ['g.V().valueMap().with()', 'GREMLIN_ARGUMENTS', 'with('],
  ]);
});
