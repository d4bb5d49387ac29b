import t from 'tap';
import { answers, refusals } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';

t.test('what a service gives, at the beginning or for each traverser', async (t) => {
  await answers(t, await modernGraph(), [
    ["g.call('--list', [service: 'tinker.search'])", ['tinker.search']],
    ["g.V(3).call('tinker.degree.centrality')", ['3l']],
    ["g.union(call('--list').limit(1), V(3).call('tinker.degree.centrality')).count()", ['2l']],
  ]);
});

t.test(
  'parameters are a map, what a traversal finds, and what with() says; the last word counts',
  async (t) => {
    const degree = "V(1).call('tinker.degree.centrality', [direction: IN]";
    await answers(t, await modernGraph(), [
      [`g.${degree})`, ['0l']],
      [`g.${degree}, project('direction').by(constant(OUT)))`, ['3l']],
      [`g.${degree}, project('direction').by(constant(OUT))).with('direction', IN)`, ['0l']],
    ]);
  },
);

t.test('names that are no services, and arguments that are none, are refused', async (t) => {
  await refusals(t, await modernGraph(), [
    ["g.call('none')", 'SERVICE_UNKNOWN'],
    ["g.call('history').with('a', 1)", 'GREMLIN_MISPLACED_STEP', 'with('],
    ["g.call('--list', 'service')", 'GREMLIN_ARGUMENTS', 'call('],
  ]);
});
