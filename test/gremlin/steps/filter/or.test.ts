import t from 'tap';
import { answers, refusals } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';
import { between, changingGraph } from '../../support/changing-graph.ts';

t.test('keeps what some traversal gives something for', async (t) => {
  await answers(t, await modernGraph(), [
    [
      "g.V().or(has('age', gt(27)), outE().count().is(gte(2))).values('name')",
      ['marko', 'josh', 'peter'],
    ],
    ["g.V().or(out('knows'), in('knows'))", ['v[1]', 'v[2]', 'v[4]']],
    ["g.V().or(out('created'))", ['v[1]', 'v[4]', 'v[6]']],
    ["g.V().as('a').or(select('a'), select('b')).count()", ['6l']],
    ['g.V(99).or(out())', []],
    ["g.V().out('created').or(has('name', 'lop'), in('knows')).count()", ['3l']],
  ]);
});

t.test('between two conditions it joins them', async (t) => {
  await answers(t, await modernGraph(), [
    ["g.V().where(out('knows').or().has('lang')).values('name')", ['marko', 'lop', 'ripple']],
    ["g.V(1).repeat(out()).until(has('name', 'ripple').or().loops().is(2))", ['v[5]', 'v[3]']],
  ]);
});

t.test('in an interval the times of the conditions add up', async (t) => {
  await answers(t, await changingGraph(), [
    [
      `${between(0, 59)}.V('web').or(out().has('name', 'east'), out().has('name', 'west')).ever().dedup()`,
      ['v[web]'],
    ],
    [`${between(41, 59)}.V('web').or(out(), has('phase', 'Pending'))`, []],
  ]);
});

t.test('it takes traversals', async (t) => {
  await refusals(t, await modernGraph(), [
    ['g.V().or(1)', 'GREMLIN_ARGUMENTS', 'or('],
    ["g.V().or(out(), 'x')", 'GREMLIN_ARGUMENTS', 'or('],
  ]);
});
