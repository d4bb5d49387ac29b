import t from 'tap';
import { answers, refusals } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';
import { between, changingGraph } from '../../support/changing-graph.ts';

t.test('keeps traversers that were somewhere twice', async (t) => {
  await answers(t, await modernGraph(), [
    ["g.V(1).out('created').in('created').cyclicPath()", ['v[1]']],
    ["g.V(1).out('created').in('created').cyclicPath().path()", ['path[v[1], v[3], v[1]]']],
    ['g.V(1).out().cyclicPath()', []],
    ['g.V(99).cyclicPath()', []],
    ["g.V(1).both().both().cyclicPath().by('age')", ['v[1]', 'v[1]']],
    [
      "g.V(1).as('a').out('created').as('b').in('created').as('c').cyclicPath().from('a').to('b')",
      [],
    ],
    ['g.inject(1).map(constant(1L)).cyclicPath()', []],
  ]);
});

t.test('two versions of an element are the same place', async (t) => {
  await answers(t, await changingGraph(), [
    [`${between(0, 59)}.V('east').in().out().cyclicPath().ever().dedup()`, ['v[east]']],
  ]);
});

t.test('it takes nothing', async (t) => {
  await refusals(t, await modernGraph(), [
    ['g.V().cyclicPath(1)', 'GREMLIN_ARGUMENTS', 'cyclicPath('],
  ]);
});
