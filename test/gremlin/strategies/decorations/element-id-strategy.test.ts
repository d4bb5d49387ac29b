import t from 'tap';
import { parse } from '../../../../packages/gremlin/src/language/parse.ts';
import { bind } from '../../../../packages/gremlin/src/plan/bind.ts';
import { AddVertex } from '../../../../packages/gremlin/src/steps/add-vertex.ts';
import { answers } from '../../../support/ask.ts';
import { graphOf } from '../../../support/modern-graph.ts';

const source = "g.withStrategies(ElementIdStrategy(idPropertyKey: 'key'))";

t.test('a property is looked up and shown where the id would be', async (t) => {
  const graph = await graphOf(
    [
      [1, 'x', { key: 'one' }],
      [2, 'x', { key: 'two' }],
    ],
    [[3, 1, 'to', 2, { key: 'edge' }]],
  );
  await answers(t, graph, [
    [`${source}.V('one')`, ['v[1]']],
    [`${source}.V('one', 'two').id()`, ['one', 'two']],
    [`${source}.V(1)`, []],
    [`${source}.V().hasId('two')`, ['v[2]']],
    [`${source}.V().has(T.id, neq('two'))`, ['v[1]']],
    [`${source}.E('edge').id()`, ['edge']],
    [`${source}.V().project('a').by(T.id)`, ['[a:one]', '[a:two]']],
    [`${source}.V().where(out().hasId('two'))`, ['v[1]']],
    ['g.withStrategies(ElementIdStrategy).V().count()', ['2l']],
    ["g.withStrategies(ElementIdStrategy).V('one')", []],
  ]);
});

t.test('what is made gets the property', (t) => {
  const keys = (text: string) => {
    const [chain] = parse(text);
    if (!chain) throw new TypeError('There is no query');
    const [step] = bind(chain, { text, bindings: new Map(), now: 0 }).traversal.steps;
    if (!(step instanceof AddVertex)) throw new TypeError('Nothing is made');
    return step.told.settings.map(({ key, value }) => [key, value.kind]);
  };
  t.same(keys(`${source}.addV('x').property(id, 'a')`), [['key', 'value']]);
  t.same(keys(`${source}.addV('x').property('n', 1)`), [
    ['key', 'traversal'],
    ['n', 'value'],
  ]);
  t.end();
});
