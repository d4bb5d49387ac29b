import t from 'tap';
import { answers, refusals } from '../../../support/ask.ts';
import { changingGraph, second } from '../../support/changing-graph.ts';

t.test('the graph is read as of the instant', async (t) => {
  const graph = await changingGraph();
  await answers(t, graph, [
    [`g.at(${second(4)}).V()`, []],
    [`g.at(${second(5)}).V()`, ['v[east]', 'v[west]']],
    [`g.at(${second(10)}).V('web').values('phase')`, ['Pending']],
    [`g.at(${second(20)}).V('web').values('phase')`, ['Running']],
    [`g.at(${second(24)}).V('web').out('runsOn')`, ['v[east]']],
    [`g.at(${second(25)}).V('web').out('runsOn')`, ['v[west]']],
    [`g.at(${second(40)}).V('web').out('runsOn')`, []],
    [`g.at(${second(50)}).V('web')`, []],
  ]);
});

t.test('a time may be relative, a datetime or bound', async (t) => {
  const graph = await changingGraph();
  await answers(
    t,
    graph,
    [
      ["g.at('-40s').V('web').values('phase')", ['Running']],
      ["g.at('now-45s').V('web').values('phase')", ['Pending']],
      ["g.at('now').V('web')", []],
      ["g.at(datetime('1970-01-01T00:00:20Z')).V('web').values('phase')", ['Running']],
      ["g.at('1970-01-01T01:00:20+01:00').V('web').values('phase')", ['Running']],
      ["g.at(then).V('web').values('phase')", ['Pending']],
    ],
    { bindings: new Map([['then', '1970-01-01T00:00:19.999999Z']]) },
  );
});

t.test('without a time, now is read', async (t) => {
  await answers(t, await changingGraph(), [['g.V()', ['v[east]', 'v[west]']]]);
});

t.test('a time that cannot be read is refused', async (t) => {
  await refusals(t, await changingGraph(), [
    ["g.at('yesterday').V()", 'TIME_INVALID', 'at('],
    ["g.at('1970-01-01T00:00:20').V()", 'TIME_ZONE_MISSING', 'at('],
    ["g.at('20').V()", 'TIME_INVALID', 'at('],
    ['g.at(20).V()', 'QUERY_OPTION_INVALID', 'at('],
    ["g.at('now').at('-0s').V()", 'QUERY_OPTION_INVALID', "at('-0s'"],
    ['g.at().V()', 'GREMLIN_ARGUMENTS', 'at()'],
    ["g.at('now', 'now').V()", 'GREMLIN_ARGUMENTS', 'at('],
    ["g.V().at('now')", 'GREMLIN_MISPLACED_STEP', 'at('],
  ]);
});
