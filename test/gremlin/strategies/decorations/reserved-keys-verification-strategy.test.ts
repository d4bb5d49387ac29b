import t from 'tap';
import { ask, refusals } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';

const source = (options: string) =>
  `g.withStrategies(ReservedKeysVerificationStrategy(${options}))`;

t.test('property keys that are reserved are refused when that is asked for', async (t) => {
  const graph = await modernGraph();
  const throwing = source('throwException: true');
  const ages = source("throwException: true, keys: ['age']");
  await refusals(t, graph, [
    [`${throwing}.addV('x').property('id', 1)`, 'GREMLIN_NOT_ALLOWED', 'property('],
    [
      `${throwing}.addV('x').property('a', 1).property('label', 1)`,
      'GREMLIN_NOT_ALLOWED',
      "property('label",
    ],
    [`${throwing}.V().property('id', 1)`, 'GREMLIN_NOT_ALLOWED', 'property('],
    [`${throwing}.V().property([a: 1, id: 2])`, 'GREMLIN_NOT_ALLOWED', 'property('],
    [`${ages}.addV('x').property('age', 1)`, 'GREMLIN_NOT_ALLOWED', 'property('],
    [
      `${source("throwException: true, keys: {'age'}")}.V().property('age', 1)`,
      'GREMLIN_NOT_ALLOWED',
      'property(',
    ],
    [`${source('keys: 1')}.V()`, 'GREMLIN_ARGUMENTS', '1'],
  ]);
  await t.rejects(ask(graph, `${ages}.V().property('age', 1)`), {
    message: /setting a property key to a reserved word: age/,
  });
});

t.test("other keys are nobody else's business", async (t) => {
  const { bind } = await import('../../../../packages/gremlin/src/plan/bind.ts');
  const { parse } = await import('../../../../packages/gremlin/src/language/parse.ts');
  const bound = (text: string) => {
    const [chain] = parse(text);
    if (!chain) throw new TypeError('There is no query');
    return bind(chain, { text, bindings: new Map(), now: 0 });
  };
  t.same(bound(`${source('throwException: true')}.addV('x').property('name', 1)`).warnings, []);
  t.same(bound(`${source('throwException: true')}.addV('x').property(id, 1)`).warnings, []);
  t.match(bound(`${source('logWarning: true')}.addV('x').property('id', 1)`).warnings, [
    /reserved word: id/,
  ]);
});
