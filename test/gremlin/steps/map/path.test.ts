import t from 'tap';
import { answers, refusals } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';
import { between, changingGraph } from '../../support/changing-graph.ts';

t.test('the objects that the traverser passed', async (t) => {
  await answers(t, await modernGraph(), [
    ['g.V(1).path()', ['path[v[1]]']],
    ["g.V(1).values('name').path()", ['path[v[1], marko]']],
    ["g.V(1).outE('created').inV().path()", ['path[v[1], e[9], v[3]]']],
    ["g.V(1).as('a').has('name', 'marko').as('b').path()", ['path[v[1]]']],
    [
      "g.V(1).out('created').in().path()",
      ['path[v[1], v[3], v[1]]', 'path[v[1], v[3], v[4]]', 'path[v[1], v[3], v[6]]'],
    ],
    ['g.V(99).path()', []],
    ['g.inject(1, null, null).path()', ['path[1]', 'path[null]', 'path[null]']],
    ['g.inject(1, null, null).path().dedup()', ['path[1]', 'path[null]']],
    ['g.V(1).sideEffect(out()).filter(out()).path()', ['path[v[1]]']],
  ]);
});

t.test('by() looks at the objects in turn; one that sees nothing drops the path', async (t) => {
  await answers(t, await modernGraph(), [
    [
      "g.V(1).out().path().by('age').by('name')",
      ['path[29, lop]', 'path[29, vadas]', 'path[29, josh]'],
    ],
    [
      "g.V().out().out().path().by('name').by('age')",
      ['path[marko, 32, ripple]', 'path[marko, 32, lop]'],
    ],
    ["g.V(1).out().path().by('age')", ['path[29, 27]', 'path[29, 32]']],
    ["g.V(1).out('created').path().by(T.id)", ['path[1, 3]']],
    ["g.V(1).out('created').path().by().by('name')", ['path[v[1], lop]']],
    ["g.V(1).out('created').path().by(out().count())", ['path[3l, 0l]']],
  ]);
});

t.test('from() and to() cut the path', async (t) => {
  await answers(t, await modernGraph(), [
    [
      "g.V().as('a').out().as('b').out().as('c').path().from('b').to('c').by('name')",
      ['path[josh, ripple]', 'path[josh, lop]'],
    ],
    [
      "g.V().as('a').out().as('b').out().as('c').path().to('b').by('name')",
      ['path[marko, josh]', 'path[marko, josh]'],
    ],
    [
      "g.V().as('a').out().as('b').out().path().from('b').by('name')",
      ['path[josh, ripple]', 'path[josh, lop]'],
    ],
  ]);
});

t.test('a bulk is of one way only', async (t) => {
  await answers(t, await modernGraph(), [
    [
      "g.V(1, 4).out('created').hasId(3).barrier().path()",
      ['path[v[1], v[3]]', 'path[v[4], v[3]]'],
    ],
  ]);
});

t.test('in an interval each way is one that existed', async (t) => {
  await answers(t, await changingGraph(), [
    [
      `${between(0, 59)}.V('web').out().path().by(values('phase')).by(values('name'))`,
      ['path[Pending, east]', 'path[Running, east]', 'path[Running, west]', 'path[Running, west]'],
    ],
  ]);
});

t.test('it takes nothing', async (t) => {
  await refusals(t, await modernGraph(), [
    ['g.V().path(1)', 'GREMLIN_ARGUMENTS', 'path('],
    ["g.V().path().by('name', desc)", 'GREMLIN_MISPLACED_STEP', 'by('],
  ]);
});
