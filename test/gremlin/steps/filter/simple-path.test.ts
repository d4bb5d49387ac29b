import t from 'tap';
import { answers, answersInOrder, ask, refusals, show } from '../../../support/ask.ts';
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

t.test('what is no element is the same where it is equal', async (t) => {
  await answers(t, await modernGraph(), [
    ["g.inject('a').constant('b').simplePath()", ['b']],
    ["g.inject('a').constant('b').constant('a').simplePath()", []],
    ['g.inject(1).constant(1L).simplePath()', ['1l']],
    ['g.inject(1).constant(null).constant(NaN).constant(null).simplePath()', []],
    ['g.inject(1).constant([1, 2]).constant([1, 2]).simplePath()', []],
    ['g.inject(1).constant([1, 2]).constant([2, 1]).simplePath()', ['[2, 1]']],
    ["g.V(1).as('a').fold().unfold().simplePath()", ['v[1]']],
    ["g.V(1).out('knows').values('name').simplePath()", ['vadas', 'josh']],
    ["g.V(1).out('knows').in('knows').values('name').simplePath()", []],
    ['g.V().outE().inV().simplePath().count()', ['6l']],
    ['g.V(1).outE().outV().simplePath()', []],
  ]);
});

t.test(
  'it keeps the same, in the same order, as one that compares what it sees by a key',
  async (t) => {
    const graph = await modernGraph();
    for (const times of [1, 2, 3, 5]) {
      const begin = `g.V().repeat(both()).times(${times}).limit(500)`;
      for (const kept of ['simplePath()', 'cyclicPath()']) {
        const expected = (await ask(graph, `${begin}.${kept}.by(T.id).path()`)).map(show);
        await answersInOrder(t, graph, [[`${begin}.${kept}.path()`, expected]]);
      }
      const pruned = `g.V().repeat(both().simplePath()).times(${times}).path()`;
      const expected = (await ask(graph, pruned.replace('simplePath()', '$&.by(T.id)'))).map(show);
      await answersInOrder(t, graph, [[pruned, expected]]);
    }
  },
);

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
