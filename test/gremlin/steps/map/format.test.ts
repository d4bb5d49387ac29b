import t from 'tap';
import { answers, refusals } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';

t.test('names are replaced by properties, keys, labels', async (t) => {
  await answers(t, await modernGraph(), [
    ["g.V(1).format('%{name}: %{age}')", ['marko: 29']],
    ["g.V(1).format('no place')", ['no place']],
    ["g.inject([x: 1.0, y: [1]]).format('%{x} %{y}')", ['1.0 [1]']],
    [
      "g.V(1).as('a').out('knows').format('%{a} knows %{name}')",
      ['v[1] knows vadas', 'v[1] knows josh'],
    ],
    // The element's own property comes first.
    ["g.inject('x').as('name').V(1).format('%{name}')", ['marko']],
    ["g.inject('x').as('lang').V(1, 3).format('%{name} %{lang}')", ['marko x', 'lop java']],
  ]);
});

t.test('each %{_} is what the next by() sees', async (t) => {
  await answers(t, await modernGraph(), [
    ["g.V(1).format('%{_} of %{name}').by(outE().count())", ['3 of marko']],
    ["g.V(1).format('%{_}, %{_}, %{_}').by('name').by('age')", ['marko, 29, marko']],
    ["g.inject(1).format('%{_}')", ['1']],
  ]);
});

t.test('what lacks a value is left out', async (t) => {
  await answers(t, await modernGraph(), [
    ["g.V(1, 3).format('%{age}')", ['29']],
    ["g.V(1).format('%{_}').by('lang')", []],
    ['g.inject([x: null]).format("%{x}")', []],
  ]);
});

t.test('other signs are text', async (t) => {
  await answers(t, await modernGraph(), [
    ["g.V(1).format('%%{name} %{name $1')", ['%%{name} %{name $1']],
    ["g.V(1).format('100% of %{name}')", ['100% of marko']],
  ]);
});

t.test('it takes one text', async (t) => {
  await refusals(t, await modernGraph(), [['g.V().format(1)', 'GREMLIN_ARGUMENTS', 'format(']]);
});
