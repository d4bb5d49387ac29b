import t from 'tap';
import { executeQuery } from '../../../../packages/gremlin/src/execute.ts';
import { ASKED_AT, answers, ask, refusals } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';

const source = (options: string) => `g.withStrategies(EdgeLabelVerificationStrategy(${options}))`;

t.test('steps over edges of any label are refused when that is asked for', async (t) => {
  const graph = await modernGraph();
  await refusals(t, graph, [
    [`${source('throwException: true')}.V().out()`, 'GREMLIN_NOT_ALLOWED', 'out()'],
    [`${source('throwException: true')}.V().where(inE().count())`, 'GREMLIN_NOT_ALLOWED', 'inE()'],
  ]);
  await t.rejects(ask(graph, `${source('throwException: true')}.V().both()`), {
    message: /vertex step without any specified edge label: both\(\) \(line 1/,
  });
  await answers(t, graph, [
    [`${source('throwException: true')}.V(1).out('knows')`, ['v[2]', 'v[4]']],
    [`${source('throwException: false')}.V(1).out().count()`, ['3l']],
    [`${source('')}.V(1).out().count()`, ['3l']],
  ]);
});

t.test('or the user is warned of them', async (t) => {
  for (const option of ['logWarning', 'logWarnings']) {
    const text = `${source(`${option}: true`)}.V(1).out().in()`;
    const { basis } = await executeQuery(await modernGraph(), { text, now: ASKED_AT });
    t.match(basis().warnings, [/edge label: out\(\)/, /edge label: in\(\)/]);
  }
});
