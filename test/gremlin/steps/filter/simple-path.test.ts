import t from 'tap';
import { answers, refusals } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';
import { between, changingGraph } from '../../support/changing-graph.ts';

t.test('keeps traversers that were nowhere twice', async (t) => {
  await answers(t, await modernGraph(), [
    ["g.V(1).out('created').in('created').simplePath()", ['v[4]', 'v[6]']],
    ['g.V(1).out().simplePath()', ['v[2]', 'v[3]', 'v[4]']],
    [
      'g.V(2).repeat(both().simplePath()).times(3).path()',
      [
        'path[v[2], v[1], v[3], v[4]]',
        'path[v[2], v[1], v[3], v[6]]',
        'path[v[2], v[1], v[4], v[5]]',
        'path[v[2], v[1], v[4], v[3]]',
      ],
    ],
    [
      "g.V().as('a').out().as('b').out().as('c').simplePath().by(T.label).from('b').to('c').path().by('name')",
      ['path[marko, josh, ripple]', 'path[marko, josh, lop]'],
    ],
    ["g.V(3).in().out().simplePath().by('name')", ['v[2]', 'v[4]', 'v[5]']],
    ['g.V(99).simplePath()', []],
  ]);
});

t.test('two versions of an element are the same place', async (t) => {
  await answers(t, await changingGraph(), [
    [`${between(0, 59)}.V('east').in().out().simplePath()`, []],
  ]);
});

t.test('it takes nothing', async (t) => {
  await refusals(t, await modernGraph(), [
    ['g.V().simplePath(1)', 'GREMLIN_ARGUMENTS', 'simplePath('],
  ]);
});
