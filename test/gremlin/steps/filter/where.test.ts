import t from 'tap';
import { answers, answersInOrder, refusals } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';
import { between, changingGraph } from '../../support/changing-graph.ts';

t.test('by what was labelled', async (t) => {
  await answers(t, await modernGraph(), [
    [
      "g.V(1).as('a').out('created').in('created').where(neq('a')).values('name')",
      ['josh', 'peter'],
    ],
    ["g.V(1).as('a').out('created').in('created').where(eq('a')).values('name')", ['marko']],
    [
      "g.V(1).as('a').out('created').in('created').as('b').where('a', neq('b')).values('name')",
      ['josh', 'peter'],
    ],
    [
      "g.V().has('age').as('a').out().in().has('age').as('b').select('a', 'b').where('a', eq('b')).count()",
      ['6l'],
    ],
    ["g.V(1).as('a').out().has('age').where(gt('a')).by('age').values('name')", ['josh']],
    [
      "g.V().as('a').out('created').in('created').as('b').where('a', gt('b')).by('age').select('a', 'b').by('name')",
      ['[a:josh, b:marko]', '[a:peter, b:marko]', '[a:peter, b:josh]'],
    ],
    ["g.V(3).as('a').in().out().as('b').where('a', eq('b')).by('age')", []],
    [
      "g.V().as('a').outE('created').as('b').inV().as('c').where('a', gt('b').or(eq('b'))).by('age').by('weight').by('weight').select('a').values('name')",
      ['marko', 'josh', 'josh', 'peter'],
    ],
    ["g.V(1).out().aggregate('x').out().where(not(within('x')))", ['v[5]']],
    ["g.V(1).out().aggregate('x').out().where(without('x'))", ['v[5]']],
  ]);
});

t.test('by what a traversal gives', async (t) => {
  await answers(t, await modernGraph(), [
    ["g.V().where(out('created'))", ['v[1]', 'v[4]', 'v[6]']],
    ["g.V().where(not(out('created'))).values('name')", ['vadas', 'lop', 'ripple']],
    ["g.V().where(values('age').is(gt(30)))", ['v[4]', 'v[6]']],
    ["g.V().out('created').where(in('knows')).count()", ['0l']],
    ['g.V(99).where(out())', []],
  ]);
});

t.test('a traversal may begin and end at what was labelled', async (t) => {
  await answers(t, await modernGraph(), [
    [
      "g.V().as('a').out('created').where(as('a').values('name').is('josh')).in('created').values('name')",
      ['josh', 'josh', 'marko', 'peter'],
    ],
    [
      "g.V().has('age').as('a').out().in().has('age').as('b').select('a', 'b').where(as('a').out('knows').as('b'))",
      ['[a:v[1], b:v[4]]'],
    ],
    [
      "g.V().as('a').out('created').as('b').where(and(as('b').in(), not(as('a').out('created').has('name', 'ripple')))).select('a', 'b')",
      ['[a:v[1], b:v[3]]', '[a:v[6], b:v[3]]'],
    ],
    [
      "g.V(1).as('a').out('created').in('created').where(as('a').out('knows'))",
      ['v[1]', 'v[4]', 'v[6]'],
    ],
  ]);
});

t.test('in an interval it keeps the times in which the condition holds', async (t) => {
  await answers(t, await changingGraph(), [
    [`${between(0, 59)}.V('web').where(out().has('name', 'west')).values('phase')`, ['Running']],
    [`${between(0, 59)}.V('web').as('a').out().in().where(eq('a')).ever().dedup()`, ['v[web]']],
    [`${between(41, 59)}.V('web').where(out())`, []],
  ]);
});

t.test('it takes a predicate or a traversal', async (t) => {
  await refusals(t, await modernGraph(), [
    ['g.V().where()', 'GREMLIN_ARGUMENTS', 'where('],
    ["g.V().where('a')", 'GREMLIN_ARGUMENTS', 'where('],
    ['g.V().where(1)', 'GREMLIN_ARGUMENTS', 'where('],
    ['g.V().where(out(), in())', 'GREMLIN_ARGUMENTS', 'where('],
  ]);
});

t.test('what only keeps or drops is asked of each traverser, however often it comes', async (t) => {
  await answersInOrder(t, await modernGraph(), [
    [
      "g.V(1, 2, 4).union(identity(), identity()).where(has('age', gt(28))).values('age')",
      ['29', '32', '29', '32'],
    ],
    ["g.V().both().both().where(has('name', 'vadas')).count()", ['3l']],
    [
      "g.V().where(has('age')).where(has('age', lt(30)).has('name', neq('marko'))).values('name')",
      ['vadas'],
    ],
    ["g.V().not(has('age')).values('name')", ['lop', 'ripple']],
    ["g.V().or(has('lang'), has('age', 27)).values('name')", ['vadas', 'lop', 'ripple']],
    ["g.V(1).where(identity()).values('name')", ['marko']],
    ["g.V(99).where(has('age'))", []],
  ]);
});
