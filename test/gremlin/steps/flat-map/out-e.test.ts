import t from 'tap';
import { answers, refusals } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';
import { between, changingGraph } from '../../support/changing-graph.ts';

t.test('outgoing edges', async (t) => {
  await answers(t, await modernGraph(), [
    ['g.V(1).outE()', ['e[7]', 'e[8]', 'e[9]']],
    ["g.V(1).outE('knows')", ['e[7]', 'e[8]']],
    ["g.V(1).outE('knows', 'created')", ['e[7]', 'e[8]', 'e[9]']],
    ["g.V(1).outE('nothing')", []],
    ['g.V(3).outE()', []],
    ['g.V(99).outE()', []],
    ['g.V().outE().count()', ['6l']],
    ["g.V(1).outE('knows').inV()", ['v[2]', 'v[4]']],
    ["g.V(1).outE().has('weight', 1.0)", ['e[8]']],
  ]);
});

t.test('in an interval an edge is met once for each version it left', async (t) => {
  await answers(t, await changingGraph(), [
    [`${between(0, 20)}.V('web').outE()`, ['e[one]']],
    [`${between(0, 59)}.V('web').has('phase', 'Pending').outE()`, ['e[one]']],
    [`${between(0, 59)}.V('web').has('phase', 'Running').outE().dedup()`, ['e[one]', 'e[two]']],
    [`${between(0, 59)}.V('web').has('phase', 'Pending').outE().inV()`, ['v[east]']],
  ]);
});

t.test('only vertices have incident edges, and labels are texts', async (t) => {
  await refusals(t, await modernGraph(), [
    ['g.V().outE(1)', 'GREMLIN_ARGUMENTS', 'outE('],
    ['g.E().outE()', 'GREMLIN_TYPE'],
    ['g.inject(1).outE()', 'GREMLIN_TYPE'],
  ]);
});
