import t from 'tap';
import { answers, refusals } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';
import { between, changingGraph } from '../../support/changing-graph.ts';

t.test('vertices that outgoing edges lead to, once for each edge', async (t) => {
  await answers(
    t,
    await modernGraph(),
    [
      ['g.V(1).out()', ['v[2]', 'v[4]', 'v[3]']],
      ["g.V(1).out('knows')", ['v[2]', 'v[4]']],
      ["g.V(1).out('knows', 'created')", ['v[2]', 'v[4]', 'v[3]']],
      ["g.V(1).out('knows', 'knows')", ['v[2]', 'v[4]']],
      ["g.V(1).out('nothing')", []],
      ["g.V().out('created')", ['v[3]', 'v[3]', 'v[3]', 'v[5]']],
      ['g.V(3).out()', []],
      ['g.V(99).out()', []],
      ["g.V(1).out('knows').out('created')", ['v[3]', 'v[5]']],
      ['g.V(1).out(label)', ['v[3]']],
    ],
    { bindings: new Map([['label', 'created']]) },
  );
});

t.test('every traverser of a bulk goes', async (t) => {
  await answers(t, await modernGraph(), [
    ["g.V().out('created').in('created').out('created').count()", ['14l']],
    [
      "g.V(1).union(identity(), identity()).barrier().out('knows')",
      ['v[2]', 'v[2]', 'v[4]', 'v[4]'],
    ],
  ]);
});

t.test('in an interval it arrives at each version that the edge held with', async (t) => {
  await answers(t, await changingGraph(), [
    [`${between(0, 59)}.V('web').out('runsOn')`, ['v[east]', 'v[east]', 'v[west]', 'v[west]']],
    [`${between(0, 59)}.V('web').has('phase', 'Running').out()`, ['v[east]', 'v[west]', 'v[west]']],
    [`${between(40, 59)}.V('web').out()`, []],
  ]);
});

t.test('only vertices have adjacent ones, and labels are texts', async (t) => {
  await refusals(t, await modernGraph(), [
    ['g.V().out(1)', 'GREMLIN_ARGUMENTS', 'out('],
    ["g.V().out('knows', 1)", 'GREMLIN_ARGUMENTS', 'out('],
    ['g.V().out(T.label)', 'GREMLIN_ARGUMENTS', 'out('],
    ['g.E().out()', 'GREMLIN_TYPE'],
    ['g.inject(1).out()', 'GREMLIN_TYPE'],
    ['g.out()', 'GREMLIN_MISPLACED_STEP', 'out('],
    ['g.V().out', 'GREMLIN_MISPLACED_STEP', 'out'],
  ]);
});
