import t from 'tap';
import { answers, refusals } from '../../../support/ask.ts';
import { graphOf, modernGraph } from '../../../support/modern-graph.ts';
import { between, changingGraph } from '../../support/changing-graph.ts';

t.test('vertices at the other ends of all edges', async (t) => {
  await answers(t, await modernGraph(), [
    ['g.V(4).both()', ['v[1]', 'v[5]', 'v[3]']],
    ["g.V(4).both('created')", ['v[5]', 'v[3]']],
    ["g.V(4).both('created', 'knows')", ['v[1]', 'v[5]', 'v[3]']],
    ["g.V(4).both('nothing')", []],
    ['g.V(99).both()', []],
    ['g.V().both().count()', ['12l']],
  ]);
});

t.test('a self-loop is gone both ways, parallel edges count each', async (t) => {
  const graph = await graphOf(
    [
      ['a', 'x', {}],
      ['b', 'x', {}],
    ],
    [
      [1, 'a', 'self', 'a', {}],
      [2, 'a', 'to', 'b', {}],
      [3, 'a', 'to', 'b', {}],
    ],
  );
  await answers(t, graph, [
    ["g.V('a').both('self')", ['v[a]', 'v[a]']],
    ["g.V('a').out('self')", ['v[a]']],
    ["g.V('a').both('to')", ['v[b]', 'v[b]']],
    ["g.V('b').both()", ['v[a]', 'v[a]']],
  ]);
});

t.test('in an interval it arrives at each version that the edge held with', async (t) => {
  await answers(t, await changingGraph(), [
    [`${between(0, 59)}.V('east').both()`, ['v[web]', 'v[web]']],
    [`${between(0, 59)}.V('web').both()`, ['v[east]', 'v[east]', 'v[west]', 'v[west]']],
  ]);
});

t.test('only vertices have adjacent ones, and labels are texts', async (t) => {
  await refusals(t, await modernGraph(), [
    ['g.V().both(1)', 'GREMLIN_ARGUMENTS', 'both('],
    ['g.E().both()', 'GREMLIN_TYPE'],
  ]);
});
