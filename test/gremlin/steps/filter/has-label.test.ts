import t from 'tap';
import { answers, refusals } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';
import { between, changingGraph } from '../../support/changing-graph.ts';

t.test('elements with one of the labels', async (t) => {
  await answers(
    t,
    await modernGraph(),
    [
      ["g.V().hasLabel('software')", ['v[3]', 'v[5]']],
      ["g.V().hasLabel('software', 'person').count()", ['6l']],
      ["g.V().hasLabel('person', null).count()", ['4l']],
      ['g.V().hasLabel(null)', []],
      ["g.V().hasLabel('nothing')", []],
      ["g.E().hasLabel('knows')", ['e[7]', 'e[8]']],
      ["g.V(1).out().hasLabel('person')", ['v[2]', 'v[4]']],
      ["g.V().hasLabel('person').hasLabel('software')", []],
      [
        "g.V().hasLabel('person', 'software', 'blah').hasLabel('person', 'software').hasLabel('software')",
        ['v[3]', 'v[5]'],
      ],
      ["g.V(1).properties().hasLabel('age').value()", ['29']],
      ['g.V().hasLabel(kind)', ['v[3]', 'v[5]']],
    ],
    { bindings: new Map([['kind', 'software']]) },
  );
});

t.test('or labels that meet a predicate', async (t) => {
  await answers(t, await modernGraph(), [
    ["g.V().hasLabel(startingWith('soft'))", ['v[3]', 'v[5]']],
    ["g.V().hasLabel(neq('person'))", ['v[3]', 'v[5]']],
    ["g.V().hasLabel(within('person', 'x')).count()", ['4l']],
    ["g.V().hasLabel(gt('person'))", ['v[3]', 'v[5]']],
  ]);
});

t.test('in an interval each version is kept', async (t) => {
  await answers(t, await changingGraph(), [
    [`${between(0, 59)}.V().hasLabel('Pod')`, ['v[web]', 'v[web]']],
  ]);
});

t.test('it takes labels', async (t) => {
  await refusals(t, await modernGraph(), [
    ['g.V().hasLabel()', 'GREMLIN_ARGUMENTS', 'hasLabel('],
    ['g.V().hasLabel(out())', 'GREMLIN_ARGUMENTS', 'hasLabel('],
    ["g.V().hasLabel('a', gt('b'))", 'GREMLIN_ARGUMENTS', 'hasLabel('],
  ]);
});
