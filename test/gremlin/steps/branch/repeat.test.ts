import t from 'tap';
import { answers, refusals } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';
import { between, changingGraph } from '../../support/changing-graph.ts';

t.test('so many times', async (t) => {
  await answers(t, await modernGraph(), [
    ["g.V(1).repeat(out()).times(2).values('name')", ['ripple', 'lop']],
    ["g.V(1).times(2).repeat(out()).values('name')", ['ripple', 'lop']],
    ["g.V(1).repeat(out('created')).times(0)", ['v[3]']],
    ["g.V(1).times(0).repeat(out('created'))", ['v[1]']],
    ['g.V(1).repeat(out()).times(3)', []],
    ['g.V(1).repeat(out()).times(1).repeat(out()).times(1)', ['v[3]', 'v[5]']],
    ['g.V().repeat(both()).times(10).count()', ['34446l']],
    ['g.V(99).repeat(out()).times(1)', []],
    ['g.V(1).repeat(out().repeat(out()).times(1)).times(1)', ['v[3]', 'v[5]']],
  ]);
});

t.test('until a condition holds: asked behind or before the body', async (t) => {
  await answers(t, await modernGraph(), [
    [
      "g.V(1).repeat(out()).until(outE().count().is(0)).values('name')",
      ['lop', 'vadas', 'ripple', 'lop'],
    ],
    ["g.V(3).until(hasLabel('software')).repeat(out())", ['v[3]']],
    ["g.V(3).repeat(in()).until(hasLabel('person'))", ['v[1]', 'v[4]', 'v[6]']],
    ["g.V(1).repeat(out()).until(has('name', 'ripple')).path()", ['path[v[1], v[4], v[5]]']],
    ["g.V(1).until(has('name', 'ripple')).repeat(out()).path()", ['path[v[1], v[4], v[5]]']],
  ]);
});

t.test('emitting on the way: asked behind or before the body', async (t) => {
  await answers(t, await modernGraph(), [
    ['g.V(1).repeat(out()).times(2).emit()', ['v[2]', 'v[4]', 'v[3]', 'v[5]', 'v[3]']],
    ['g.V(1).emit().repeat(out()).times(2)', ['v[1]', 'v[2]', 'v[4]', 'v[3]', 'v[5]', 'v[3]']],
    ['g.V(1).repeat(out()).emit()', ['v[2]', 'v[4]', 'v[3]', 'v[5]', 'v[3]']],
    ["g.V(1).emit(hasLabel('person')).repeat(out())", ['v[1]', 'v[2]', 'v[4]']],
    ["g.V(1).repeat(out()).emit(has('lang')).times(2)", ['v[3]', 'v[5]', 'v[3]']],
    [
      "g.V(1).repeat(out()).until(has('lang')).emit(has('age'))",
      ['v[2]', 'v[4]', 'v[3]', 'v[5]', 'v[3]'],
    ],
  ]);
});

t.test('paths and what is gathered go over all rounds', async (t) => {
  await answers(t, await modernGraph(), [
    [
      "g.V(1).repeat(out()).times(2).path().by('name')",
      ['path[marko, josh, ripple]', 'path[marko, josh, lop]'],
    ],
    ["g.V(1).repeat(groupCount('m').by(loops()).out()).times(3).cap('m')", ['[0:1l, 1:3l, 2:2l]']],
    ["g.V(1).repeat(out().as('x')).times(2).select(all, 'x')", ['[v[4], v[5]]', '[v[4], v[3]]']],
    [
      'g.V(1).repeat(both().simplePath()).until(hasId(6)).path()',
      ['path[v[1], v[3], v[6]]', 'path[v[1], v[4], v[3], v[6]]'],
    ],
  ]);
});

t.test('in an interval it goes on in the time of its way', async (t) => {
  await answers(t, await changingGraph(), [
    [`${between(0, 59)}.V('east').repeat(both()).times(2).dedup()`, ['v[east]']],
    [
      `${between(0, 59)}.V('east').repeat(both()).until(hasLabel('Pod')).values('phase')`,
      ['Pending', 'Running'],
    ],
  ]);
});

t.test('a loop without an end is ended by a limit', async (t) => {
  const graph = await modernGraph();
  await refusals(
    t,
    graph,
    [["g.V(1).repeat(both()).until(has('name', 'nobody'))", 'QUERY_LIMIT']],
    { limits: { elements: 5_000 } },
  );
  await refusals(t, graph, [['g.V(1).repeat(identity()).until(discard())', 'QUERY_LIMIT']]);
});

t.test('a body that waits for everything takes in what was counted or gathered once', async (t) => {
  await answers(t, await modernGraph(), [
    ['g.inject(1, 2).count().repeat(order()).times(1)', ['2l']],
    ['g.V().count().repeat(order()).times(2)', ['6l']],
    ['g.inject(1, 2).fold().repeat(order()).times(1)', ['[1, 2]']],
    ['g.V(1, 2).local(count().repeat(order()).times(2))', ['1l', '1l']],
  ]);
});

t.test('it takes one traversal, and what shapes it needs a body', async (t) => {
  await refusals(t, await modernGraph(), [
    ['g.V().repeat()', 'GREMLIN_ARGUMENTS', 'repeat('],
    ['g.V().repeat(1)', 'GREMLIN_ARGUMENTS', 'repeat('],
    ['g.V().emit()', 'GREMLIN_MISPLACED_STEP', 'emit('],
    ['g.V().until(identity())', 'GREMLIN_MISPLACED_STEP', 'until('],
    ['g.V().times(5)', 'GREMLIN_MISPLACED_STEP', 'times('],
  ]);
});
