import { number, Uuid } from '@meshlapse/model';
import t from 'tap';
import { answers, refusals } from '../../../support/ask.ts';
import { graphOf, modernGraph } from '../../../support/modern-graph.ts';

t.test('the id of each element, in its own type', async (t) => {
  await answers(t, await modernGraph(), [
    ['g.V().id()', ['1', '2', '3', '4', '5', '6']],
    ['g.E(7).id()', ['7']],
    ['g.V(99).id()', []],
    ["g.V(1).out('knows').id().is(gt(2))", ['4']],
    ["g.V().out('created').id()", ['3', '3', '3', '5']],
  ]);
  const graph = await graphOf(
    [
      ['text', 'x', {}],
      [number('long', 7), 'x', {}],
      [new Uuid('00000000-0000-0000-0000-00000000000A'), 'x', {}],
    ],
    [],
  );
  await answers(t, graph, [
    ['g.V().id()', ['text', '7l', '00000000-0000-0000-0000-00000000000a']],
    [
      "g.V(UUID('00000000-0000-0000-0000-00000000000a')).id()",
      ['00000000-0000-0000-0000-00000000000a'],
    ],
    ['g.V(7).id()', ['7l']],
  ]);
});

t.test('what has no id is refused', async (t) => {
  await refusals(t, await modernGraph(), [
    ['g.inject(1).id()', 'GREMLIN_TYPE'],
    ['g.V().id(1)', 'GREMLIN_ARGUMENTS', 'id('],
  ]);
});
