import { Vertex } from '@meshlapse/model';
import t from 'tap';
import { executeQuery } from '../../../../packages/gremlin/src/execute.ts';
import { ASKED_AT, answers, ask, refusals } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';

t.test('its options are those of with()', async (t) => {
  const graph = await modernGraph();
  const [plain] = await ask(graph, 'g.V(1)');
  const text = "g.withStrategies(OptionsStrategy(materializeProperties: 'tokens')).V(1)";
  const [bare] = await ask(graph, text);
  t.ok(plain instanceof Vertex && plain.properties !== undefined);
  t.ok(bare instanceof Vertex && bare.properties === undefined);
  await refusals(t, graph, [
    [
      'g.withStrategies(OptionsStrategy(evaluationTimeout: 0)).V()',
      'QUERY_OPTION_INVALID',
      'OptionsStrategy',
    ],
  ]);
});

t.test('those of other systems are let through', async (t) => {
  await answers(t, await modernGraph(), [
    ["g.withStrategies(OptionsStrategy(myVar: 'x', other: [1, 2])).V(1)", ['v[1]']],
    ['g.withStrategies(OptionsStrategy).V(1)', ['v[1]']],
    ['g.withoutStrategies(OptionsStrategy).V(1)', ['v[1]']],
  ]);
  const text = "g.withStrategies(OptionsStrategy(att: '-1m', at: '-1m')).V(1)";
  const { basis } = await executeQuery(await modernGraph(), { text, now: ASKED_AT });
  t.strictSame(basis().warnings, ["There is no option 'att' here: it means nothing."]);
});
