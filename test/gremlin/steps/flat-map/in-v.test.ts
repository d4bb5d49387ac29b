import t from 'tap';
import { answers, refusals } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';
import { between, changingGraph } from '../../support/changing-graph.ts';

t.test('the vertex at that end of each edge', async (t) => {
  await answers(t, await modernGraph(), [
    ['g.E(7).inV()', ['v[2]']],
    ['g.E(7, 10).inV()', ['v[2]', 'v[5]']],
    ['g.E().inV().count()', ['6l']],
    ['g.E(99).inV()', []],
  ]);
});

t.test('in an interval there is one for each version it entered', async (t) => {
  await answers(t, await changingGraph(), [
    [`${between(0, 59)}.E('two').inV().values('ready')`, ['true', 'false']],
    [`${between(31, 59)}.E('two').inV().values('ready')`, ['false']],
  ]);
});

t.test('only edges have ends', async (t) => {
  await refusals(t, await modernGraph(), [
    ['g.E().inV(1)', 'GREMLIN_ARGUMENTS', 'inV('],
    ['g.V().inV()', 'GREMLIN_TYPE'],
  ]);
});
