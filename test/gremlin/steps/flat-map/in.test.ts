import t from 'tap';
import { answers, refusals } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';
import { between, changingGraph } from '../../support/changing-graph.ts';

t.test('vertices that incoming edges come from, once for each edge', async (t) => {
  await answers(t, await modernGraph(), [
    ['g.V(3).in()', ['v[1]', 'v[4]', 'v[6]']],
    ["g.V(3).in('created')", ['v[1]', 'v[4]', 'v[6]']],
    ["g.V(4).in('knows', 'created')", ['v[1]']],
    ["g.V(3).in('knows')", []],
    ['g.V(1).in()', []],
    ['g.V(99).in()', []],
    ["g.V().hasLabel('software').in()", ['v[1]', 'v[4]', 'v[6]', 'v[4]']],
    ['g.V(5).in().in()', ['v[1]']],
  ]);
});

t.test('in an interval it arrives at each version that the edge held with', async (t) => {
  await answers(t, await changingGraph(), [
    [`${between(0, 59)}.V('east').in().values('phase')`, ['Pending', 'Running']],
    [`${between(0, 59)}.V('west').in().values('phase')`, ['Running', 'Running']],
    [`${between(0, 20)}.V('east').in().values('phase')`, ['Pending']],
    [`${between(0, 10)}.V('east').in()`, []],
  ]);
});

t.test('only vertices have adjacent ones, and labels are texts', async (t) => {
  await refusals(t, await modernGraph(), [
    ['g.V().in(null)', 'GREMLIN_ARGUMENTS', 'in('],
    ['g.V().in(out())', 'GREMLIN_ARGUMENTS', 'in('],
    ['g.E().in()', 'GREMLIN_TYPE'],
    ["g.V().values('name').in()", 'GREMLIN_TYPE'],
  ]);
});
