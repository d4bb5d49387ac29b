import t from 'tap';
import { answers, refusals } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';
import { between, changingGraph } from '../../support/changing-graph.ts';

t.test('keeps what every traversal gives something for', async (t) => {
  await answers(t, await modernGraph(), [
    ["g.V().and(has('age', gt(27)), outE().count().is(gte(2))).values('name')", ['marko', 'josh']],
    ["g.V().and(out('created'), in('knows'))", ['v[4]']],
    ["g.V().and(out('created'))", ['v[1]', 'v[4]', 'v[6]']],
    ["g.V().as('a').and(select('a'), has('name', 'lop'))", ['v[3]']],
    ['g.V(99).and(out())', []],
    ["g.V().out('created').and(has('name', 'lop'), in()).count()", ['3l']],
  ]);
});

t.test('between two conditions it joins them', async (t) => {
  await answers(t, await modernGraph(), [
    ["g.V().where(out('created').and().in('knows'))", ['v[4]']],
    [
      "g.V().where(outE('created').and().outE('knows').or().inE('knows').and().has('age', lt(30))).values('name')",
      ['marko', 'vadas'],
    ],
  ]);
});

t.test('in an interval the times of all conditions meet', async (t) => {
  await answers(t, await changingGraph(), [
    [`${between(0, 59)}.V('web').and(out().has('name', 'east'), out().has('name', 'west'))`, []],
    [
      `${between(0, 59)}.V('web').and(out(), has('phase', 'Running')).dedup().validFrom()`,
      ['1970-01-01T00:00:20Z'],
    ],
  ]);
});

t.test('it takes traversals', async (t) => {
  await refusals(t, await modernGraph(), [
    ['g.V().and(1)', 'GREMLIN_ARGUMENTS', 'and('],
    ["g.V().and(out(), 'x')", 'GREMLIN_ARGUMENTS', 'and('],
  ]);
});
