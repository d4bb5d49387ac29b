import t from 'tap';
import { answers, refusals } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';
import { between, changingGraph } from '../../support/changing-graph.ts';

t.test('incoming edges', async (t) => {
  await answers(t, await modernGraph(), [
    ['g.V(3).inE()', ['e[9]', 'e[11]', 'e[12]']],
    ["g.V(4).inE('knows')", ['e[8]']],
    ["g.V(4).inE('knows', 'created')", ['e[8]']],
    ["g.V(4).inE('created')", []],
    ['g.V(1).inE()', []],
    ['g.V(99).inE()', []],
    ["g.V(3).inE().has('weight', gt(0.3)).outV()", ['v[1]', 'v[4]']],
  ]);
});

t.test('in an interval an edge is met for the time that both held', async (t) => {
  await answers(t, await changingGraph(), [
    [`${between(0, 59)}.V('east').inE()`, ['e[one]']],
    [`${between(0, 59)}.V('west').has('ready', false).inE().outV().values('phase')`, ['Running']],
    [`${between(0, 10)}.V('east').inE()`, []],
  ]);
});

t.test('only vertices have incident edges, and labels are texts', async (t) => {
  await refusals(t, await modernGraph(), [
    ['g.V().inE(1)', 'GREMLIN_ARGUMENTS', 'inE('],
    ['g.E().inE()', 'GREMLIN_TYPE'],
  ]);
});
