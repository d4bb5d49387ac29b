import t from 'tap';
import { answers, refusals } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';
import { between, changingGraph } from '../../support/changing-graph.ts';

t.test('the vertex at that end of each edge', async (t) => {
  await answers(t, await modernGraph(), [
    ['g.E(7).outV()', ['v[1]']],
    ['g.E(7, 10).outV()', ['v[1]', 'v[4]']],
    ['g.E().outV().count()', ['6l']],
    ['g.E(99).outV()', []],
  ]);
});

t.test('in an interval there is one for each version it left', async (t) => {
  await answers(t, await changingGraph(), [
    [`${between(0, 59)}.E('one').outV().values('phase')`, ['Pending', 'Running']],
    [`${between(21, 24)}.E('one').outV().values('phase')`, ['Running']],
  ]);
});

t.test('only edges have ends', async (t) => {
  await refusals(t, await modernGraph(), [
    ["g.E().outV('x')", 'GREMLIN_ARGUMENTS', 'outV('],
    ['g.V().outV()', 'GREMLIN_TYPE'],
    ['g.inject(1).outV()', 'GREMLIN_TYPE'],
  ]);
});
