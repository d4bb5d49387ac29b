import t from 'tap';
import { answers, refusals } from '../../../support/ask.ts';
import { between, changingGraph, second } from '../../support/changing-graph.ts';

t.test('an element appears once for each version that meets the interval', async (t) => {
  await answers(t, await changingGraph(), [
    [`${between(0, 59)}.V()`, ['v[east]', 'v[west]', 'v[west]', 'v[web]', 'v[web]']],
    [`${between(0, 59)}.V('web').values('phase')`, ['Pending', 'Running']],
    [`${between(10, 20)}.V('web').values('phase')`, ['Pending']],
    [`${between(19, 21)}.V('web').values('phase')`, ['Pending', 'Running']],
    [`${between(50, 59)}.V('web')`, []],
    [`${between(0, 5)}.V()`, []],
    [`${between(0, 59)}.E()`, ['e[one]', 'e[two]']],
  ]);
});

t.test('an edge joins versions only where all three hold at one instant', async (t) => {
  await answers(t, await changingGraph(), [
    // The edge to the east holds over both versions of the pod, that to the west over both of the node.
    [`${between(0, 59)}.V('web').out()`, ['v[east]', 'v[east]', 'v[west]', 'v[west]']],
    [`${between(0, 59)}.V('web').has('phase', 'Pending').out()`, ['v[east]']],
    [`${between(0, 59)}.V('west').has('ready', false).in().values('phase')`, ['Running']],
    [`${between(26, 59)}.V('web').out('runsOn').values('ready')`, ['true', 'false']],
  ]);
});

t.test('a path that never existed at one instant is never returned', async (t) => {
  await answers(t, await changingGraph(), [
    // The pod ran on both nodes, but never at once.
    [`${between(0, 59)}.V('east').in().out().hasId('west')`, []],
    // Only its Running version was there when the first node's edge ended.
    [`${between(0, 59)}.V('east').in().has('phase', 'Running').out()`, ['v[east]']],
    [
      `${between(0, 59)}.V('east').in().has('phase', 'Pending').out().in().values('phase')`,
      ['Pending'],
    ],
  ]);
});

t.test('an interval needs two times, the first before the second', async (t) => {
  await refusals(t, await changingGraph(), [
    [`g.between(${second(20)}, ${second(20)}).V()`, 'QUERY_OPTION_INVALID', 'between('],
    [`g.between(${second(21)}, ${second(20)}).V()`, 'QUERY_OPTION_INVALID', 'between('],
    [`g.between(${second(1)}, 'then').V()`, 'TIME_INVALID', 'between('],
    [`${between(1, 2)}.at('now').V()`, 'QUERY_OPTION_INVALID', 'at('],
    [`g.between(${second(20)}).V()`, 'GREMLIN_ARGUMENTS', 'between('],
    ['g.between().V()', 'GREMLIN_ARGUMENTS', 'between('],
  ]);
});
