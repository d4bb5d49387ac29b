import t from 'tap';
import { answers, refusals } from '../../../support/ask.ts';
import { graphOf, modernGraph } from '../../../support/modern-graph.ts';
import { between, changingGraph } from '../../support/changing-graph.ts';

t.test('all vertices, or those with the ids', async (t) => {
  await answers(
    t,
    await modernGraph(),
    [
      ['g.V()', ['v[1]', 'v[2]', 'v[3]', 'v[4]', 'v[5]', 'v[6]']],
      ['g.V(1)', ['v[1]']],
      ['g.V(1L)', ['v[1]']],
      ['g.V(1, 4)', ['v[1]', 'v[4]']],
      ['g.V([1, 4])', ['v[1]', 'v[4]']],
      ['g.V([])', []],
      ['g.V(99)', []],
      ["g.V('1')", ['v[1]']],
      ['g.V(null)', []],
      ['g.V(one)', ['v[1]']],
      ['g.V(many)', ['v[2]', 'v[3]']],
      ['g.V(1, many)', ['v[1]', 'v[2]', 'v[3]']],
    ],
    {
      bindings: new Map<string, number | number[]>([
        ['one', 1],
        ['many', [2, 3]],
      ]),
    },
  );
});

t.test('in the middle it begins anew for each traverser', async (t) => {
  await answers(t, await modernGraph(), [
    ['g.V(1).V(2)', ['v[2]']],
    ["g.V().hasLabel('software').V(1, 2)", ['v[1]', 'v[2]', 'v[1]', 'v[2]']],
    ["g.V().hasLabel('software').V().hasLabel('person').count()", ['8l']],
    ['g.V(99).V()', []],
    ['g.inject(1).V(1).values("name")', ['marko']],
    ["g.V(1).as('a').V(2).as('b').select('a', 'b')", ['[a:v[1], b:v[2]]']],
  ]);
});

t.test('an empty graph has none', async (t) => {
  await answers(t, await graphOf([], []), [['g.V()', []]]);
});

t.test('in an interval each version counts', async (t) => {
  await answers(t, await changingGraph(), [
    [`${between(0, 59)}.V('west', 'web')`, ['v[west]', 'v[west]', 'v[web]', 'v[web]']],
    // Begun anew inside the traverser's own time: the pod was Pending only before 20.
    [`${between(0, 59)}.V('web').has('phase', 'Pending').V('west')`, ['v[west]']],
  ]);
});

t.test('ids are texts, numbers, UUIDs or elements', async (t) => {
  await refusals(t, await modernGraph(), [
    ['g.V(true)', 'GREMLIN_ARGUMENTS', 'V('],
    ['g.V([k: 1])', 'GREMLIN_ARGUMENTS', 'V('],
    ['g.V(out())', 'GREMLIN_ARGUMENTS', 'V('],
    ['g.V(nothing)', 'GREMLIN_UNBOUND_VARIABLE', 'nothing'],
  ]);
});
