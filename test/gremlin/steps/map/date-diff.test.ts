import t from 'tap';
import { answers, refusals } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';

const date = "g.inject(datetime('2024-02-28T12:00:00Z'))";

t.test('milliseconds from another date', async (t) => {
  await answers(t, await modernGraph(), [
    [`${date}.dateDiff(datetime('2024-02-28T11:59:59.5Z'))`, ['500l']],
    [`${date}.dateDiff(datetime('2024-02-29T12:00:00Z'))`, ['-86400000l']],
    [`${date}.dateDiff(datetime('2024-02-28T14:00:00+02:00'))`, ['0l']],
    [`${date}.dateDiff(constant(datetime('2024-02-28T12:00:00Z')))`, ['0l']],
    ['g.inject(1500).asDate().dateDiff(constant(null))', ['1500l']],
  ]);
});

t.test('only dates differ', async (t) => {
  await refusals(t, await modernGraph(), [
    ["g.inject(1).dateDiff(datetime('2024-02-28T12:00:00Z'))", 'GREMLIN_TYPE'],
    [`${date}.dateDiff(constant(1))`, 'GREMLIN_TYPE'],
    [`${date}.dateDiff(V().has('no'))`, 'GREMLIN_TYPE'],
    [`${date}.dateDiff('2024-02-28')`, 'GREMLIN_ARGUMENTS', 'dateDiff('],
  ]);
});
