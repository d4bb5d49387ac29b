import t from 'tap';
import { answers, answersInOrder, ask, refusals, show } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';
import { between, changingGraph } from '../../support/changing-graph.ts';

t.test('names stand for everything for which all patterns hold', async (t) => {
  await answers(t, await modernGraph(), [
    ["g.V().match(as('a').out('knows').as('b'))", ['[a:v[1], b:v[2]]', '[a:v[1], b:v[4]]']],
    [
      "g.V().match(as('b').out('created').as('c'), as('a').out('knows').as('b'))",
      ['[a:v[1], b:v[4], c:v[3]]', '[a:v[1], b:v[4], c:v[5]]'],
    ],
    [
      "g.V().match(as('a').out('created').as('c'), as('a').out('knows').as('b'), as('b').out('created').as('c'))",
      ['[a:v[1], b:v[4], c:v[3]]'],
    ],
    [
      "g.V().match(as('a').has('age', gt(30)).values('name').as('n'))",
      ['[a:v[4], n:josh]', '[a:v[6], n:peter]'],
    ],
    [
      "g.V().match(as('a').out('created').count().as('n'), as('a').in().count().as('n'))",
      ['[a:v[1], n:0l]'].slice(1),
    ],
    ["g.V(99).match(as('a').out().as('b'))", []],
  ]);
});

t.test('a pattern that ends nowhere is a condition', async (t) => {
  await answers(t, await modernGraph(), [
    [
      "g.V().match(as('a').out('created').as('b'), as('b').has('name', 'ripple'))",
      ['[a:v[4], b:v[5]]'],
    ],
    [
      "g.V().match(as('a').has('name', 'josh'), as('a').out().as('b')).select('b')",
      ['v[3]', 'v[5]'],
    ],
  ]);
});

t.test('and(), or(), not() and where() join patterns', async (t) => {
  await answers(t, await modernGraph(), [
    [
      "g.V().match(and(as('a').out('knows').as('b'), as('b').out('created').as('c')))",
      ['[a:v[1], b:v[4], c:v[3]]', '[a:v[1], b:v[4], c:v[5]]'],
    ],
    [
      "g.V().match(as('a').out('created').as('b'), or(as('b').has('name', 'ripple'), as('a').has('age', 35)))",
      ['[a:v[4], b:v[5]]', '[a:v[6], b:v[3]]'],
    ],
    [
      "g.V().match(as('a').out('created').as('b'), as('a').has('age', 35).or().as('b').has('name', 'ripple'))",
      ['[a:v[4], b:v[5]]', '[a:v[6], b:v[3]]'],
    ],
    [
      "g.V().match(as('a').out().as('b'), not(as('a').out('created').as('b')))",
      ['[a:v[1], b:v[2]]', '[a:v[1], b:v[4]]'],
    ],
    [
      "g.V().match(where('a', neq('c')), as('a').out('created').as('b'), as('b').in('created').as('c')).select('a', 'c').by('name')",
      [
        '[a:marko, c:josh]',
        '[a:marko, c:peter]',
        '[a:josh, c:marko]',
        '[a:josh, c:peter]',
        '[a:peter, c:marko]',
        '[a:peter, c:josh]',
      ],
    ],
    [
      "g.V().match(as('a').out('created').as('b'), where(as('b').in('created').count().is(1)))",
      ['[a:v[4], b:v[5]]'],
    ],
  ]);
});

t.test(
  'names that are on the way already are kept, and those found are selected behind it',
  async (t) => {
    await answers(t, await modernGraph(), [
      [
        "g.V(1).as('a').out('knows').as('b').match(as('b').out('created').as('c'), as('a').out('created').as('c'))",
        ['[a:v[1], b:v[4], c:v[3]]'],
      ],
      [
        "g.V(4).match(as('a').out().as('b')).select('a', 'b').by('name')",
        ['[a:josh, b:lop]', '[a:josh, b:ripple]'],
      ],
    ]);
  },
);

t.test('matches may nest, and be repeated and counted', async (t) => {
  await answers(t, await modernGraph(), [
    [
      "g.V().match(as('a').out('knows').as('b'), as('b').match(as('b').out('created').as('d'), as('d').in('created').as('c')).select('c').as('c')).select('c').dedup()",
      ['v[1]', 'v[4]', 'v[6]'],
    ],
    ["g.V().match(as('a').both().as('b'), as('b').both().as('c')).count()", ['30l']],
    ["g.V().both().barrier().match(as('a').out().as('b')).count()", ['16l']],
    ["g.V().match(as('a').both().as('b'), as('b').both().as('c')).limit(3).count()", ['3l']],
  ]);
});

t.test('in an interval everything that a match rests on holds together', async (t) => {
  await answers(t, await changingGraph(), [
    [
      `${between(0, 59)}.V('web').match(as('a').out().as('b')).select('b').id().ever().dedup()`,
      ['east', 'west'],
    ],
  ]);
});

t.test('patterns begin with names that can be reached', async (t) => {
  await refusals(t, await modernGraph(), [
    ['g.V().match()', 'GREMLIN_ARGUMENTS', 'match('],
    ["g.V().match(out().as('b'))", 'GREMLIN_ARGUMENTS', 'match('],
    ["g.V().match(as('a').out().as('b'), as('x').out().as('b'))", 'GREMLIN_MATCH_UNSOLVABLE'],
  ]);
});

t.test(
  'a way to what a name stands for arrives there as often as one that looks where it is',
  async (t) => {
    const graph = await modernGraph();
    const closing = [
      "g.V().match(as('a').out('created').as('b'), as('b').in('created')LOOK.as('a'))",
      "g.V().match(as('a').both().as('b'), as('a').both().both()LOOK.as('b'))",
      "g.V().match(as('a').both().as('b'), as('b').both().as('c'), as('c').both()LOOK.as('a')).path()",
      "g.V().match(as('a').out('created').as('b'), as('a').as('c').out('created')LOOK.as('b'))",
      "g.V().match(as('a').outE().as('e'), as('a').outE('created')LOOK.as('e'))",
      "g.V().match(as('a').outE().as('e'), as('e').inV().as('b'), as('a').out()LOOK.as('b'))",
      "g.V().match(as('a').values('name').as('n'), as('a').out()LOOK.as('n'))",
      "g.V().match(as('a').out('created').as('b'), as('a').fold().unfold().out('created')LOOK.as('b'))",
      "g.V().match(as('a').out('created').as('b'), as('a').order().limit(1).out('created')LOOK.as('b'))",
      "g.V().match(as('a').repeat(both()).times(2).as('b'), as('b').both()LOOK.as('a')).limit(7)",
    ];
    for (const query of closing) {
      const expected = (await ask(graph, query.replace('LOOK', '.identity()'))).map(show);
      await answersInOrder(t, graph, [[query.replace('LOOK', ''), expected]]);
    }
    await answers(t, graph, [
      [
        "g.V().match(as('a').out('created').as('b'), as('b').in('created').as('a')).select('b').by('name')",
        ['lop', 'ripple', 'lop', 'lop'],
      ],
    ]);
  },
);
