import t from 'tap';
import { answers, ask, refusals } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';
import { changingGraph, second } from '../../support/changing-graph.ts';

t.test('times may be given as options, for drivers that know no other way', async (t) => {
  const graph = await changingGraph();
  await answers(t, graph, [
    [`g.with('at', ${second(12)}).V('web').values('phase')`, ['Pending']],
    [
      `g.with('between', [${second(0)}, ${second(59)}]).V('web').values('phase')`,
      ['Pending', 'Running'],
    ],
  ]);
});

t.test('results carry properties unless tokens are asked for', async (t) => {
  const graph = await modernGraph();
  const properties = async (text: string) =>
    (await ask(graph, text)).map((value) => (value as { properties?: unknown }).properties);
  t.match(await properties("g.with('materializeProperties', 'all').V(3)"), [
    [
      { key: 'name', value: 'lop' },
      { key: 'lang', value: 'java' },
    ],
  ]);
  t.same(await properties("g.with('materializeProperties', 'tokens').V(3)"), [undefined]);
  t.same(await properties("g.with('materializeProperties', 'tokens').E(7)"), [undefined]);
});

t.test('options of drivers that mean nothing here are accepted', async (t) => {
  await answers(t, await modernGraph(), [
    ["g.with('batchSize', 10).with('userAgent', 'x').V(1)", ['v[1]']],
    ["g.with('evaluationTimeout', 5000L).V(1)", ['v[1]']],
    ["g.with('scriptEvaluationTimeout', 5000).V(1)", ['v[1]']],
  ]);
});

t.test('an unknown option is refused', async (t) => {
  await refusals(t, await modernGraph(), [
    ["g.with('evaluationTimeot', 10).V()", 'QUERY_OPTION_UNKNOWN', 'with('],
    ["g.with('evaluationTimeout', 0).V()", 'QUERY_OPTION_INVALID', 'with('],
    ["g.with('evaluationTimeout', 1.5).V()", 'QUERY_OPTION_INVALID', 'with('],
    ["g.with('evaluationTimeout').V()", 'QUERY_OPTION_INVALID', 'with('],
    ["g.with('materializeProperties', 'none').V()", 'QUERY_OPTION_INVALID', 'with('],
    ["g.with('materializeProperties').V()", 'QUERY_OPTION_INVALID', 'with('],
    ["g.with('between', ['now']).V()", 'QUERY_OPTION_INVALID', 'with('],
    ["g.with('at', '-1m').at('now').V()", 'QUERY_OPTION_INVALID', 'at('],
    ['g.with(1, 2).V()', 'GREMLIN_ARGUMENTS', 'with('],
    ['g.with().V()', 'GREMLIN_ARGUMENTS', 'with('],
  ]);
});
