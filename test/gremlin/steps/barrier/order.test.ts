import t from 'tap';
import { answers, answersInOrder, refusals } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';
import { between, changingGraph } from '../../support/changing-graph.ts';

t.test('ascending, or as by() says', async (t) => {
  await answersInOrder(t, await modernGraph(), [
    ["g.V().values('name').order()", ['josh', 'lop', 'marko', 'peter', 'ripple', 'vadas']],
    ["g.V().values('age').order().by(desc)", ['35', '32', '29', '27']],
    ["g.V().order().by('name').id()", ['4', '3', '1', '6', '5', '2']],
    ["g.V().order().by('name', desc).limit(1).id()", ['2']],
    ["g.V().order().by('name', Order.asc).limit(1).id()", ['4']],
    ["g.V().order().by(outE().count(), desc).by('name').id()", ['1', '4', '6', '3', '5', '2']],
    ['g.V().order().by(T.label).by(T.id, desc).id()', ['6', '4', '2', '1', '5', '3']],
    ["g.V().hasLabel('person').order(global).by('age').id()", ['2', '1', '4', '6']],
    ['g.V(99).order()', []],
    ['g.inject(2, 1, 2).barrier().order()', ['1', '2', '2']],
    ['g.V().properties().order().by(T.key, desc).key().dedup()', ['name', 'lang', 'age']],
  ]);
});

t.test('what by() sees nothing of is dropped', async (t) => {
  await answersInOrder(t, await modernGraph(), [
    ["g.V().order().by('age').id()", ['2', '1', '4', '6']],
    ["g.V().order().by('no')", []],
  ]);
});

t.test('equal ones stay in their order', async (t) => {
  await answersInOrder(t, await modernGraph(), [
    [
      "g.inject(['b', 1], ['a', 1], ['c', 0]).order().by(tail(local).unfold())",
      ['[c, 0]', '[b, 1]', '[a, 1]'],
    ],
  ]);
});

t.test('of values of several types, type by type', async (t) => {
  await answersInOrder(t, await modernGraph(), [
    [
      "g.inject('b', 2, null, true, 1L, 'a', false, 1.5).order()",
      ['null', 'false', 'true', '1l', '1.5d', '2', 'a', 'b'],
    ],
    ['g.inject(NaN, 1, Infinity).order()', ['1', 'Infinityd', 'NaNd']],
    ['g.inject([2], [1, 2], [1]).order()', ['[1]', '[1, 2]', '[2]']],
  ]);
});

t.test('in each collection', async (t) => {
  await answersInOrder(t, await modernGraph(), [
    ['g.inject([3, 1, 2]).order(local)', ['[1, 2, 3]']],
    ['g.inject([3, 1, 2]).order(local).by(desc)', ['[3, 2, 1]']],
    ["g.V().fold().order(local).by('age').unfold().id()", ['2', '1', '4', '6']],
    ['g.inject([a: 2, b: 1]).order(local).by(values).unfold()', ['[b:1]', '[a:2]']],
    ['g.inject([a: 2, b: 1]).order(local).by(keys, desc).unfold()', ['[b:1]', '[a:2]']],
    ["g.V(1).values('age').order(Scope.local)", ['29']],
    // Tokens are sorted among texts.
    [
      "g.V(1).elementMap('age').order(local).by(keys).unfold()",
      ['[age:29]', '[T.id:1]', '[T.label:person]'],
    ],
  ]);
});

t.test('shuffled, everything is still there', async (t) => {
  await answers(t, await modernGraph(), [
    ['g.inject(1, 2, 3).order().by(shuffle)', ['1', '2', '3']],
    ['g.V().order().by(Order.shuffle).count()', ['6l']],
  ]);
});

t.test('in an interval what is there at each instant is ordered', async (t) => {
  await answersInOrder(t, await changingGraph(), [
    [`${between(20, 25)}.V().order().by('name', desc).values('name')`, ['west', 'web', 'east']],
    [
      `${between(0, 59)}.V('web').ever().order().by('phase', desc).values('phase')`,
      ['Running', 'Pending'],
    ],
  ]);
});

t.test('wrong arguments are refused', async (t) => {
  await refusals(t, await modernGraph(), [
    ["g.V().order('name')", 'GREMLIN_ARGUMENTS', 'order('],
    ['g.V().order(desc)', 'GREMLIN_ARGUMENTS', 'order('],
    ["g.V().order().by('name', local)", 'GREMLIN_ARGUMENTS', 'by('],
  ]);
});

t.test(
  'a shuffle makes void what was asked for before it, but not what comes behind it',
  async (t) => {
    const seeded = 'g.withStrategies(new SeedStrategy(seed: 11))';
    await answersInOrder(t, await modernGraph(), [
      ["g.inject('c', 'a', 'b').order().by(shuffle).by(identity())", ['a', 'b', 'c']],
      ["g.inject(['c', 'a', 'b']).order(local).by(shuffle).by(identity())", ['[a, b, c]']],
      [
        `${seeded}.inject('v', 'w', 'x', 'y', 'z').order().by(identity()).by(shuffle)`,
        ['w', 'z', 'v', 'x', 'y'],
      ],
    ]);
  },
);

t.test('a seed shuffles as in TinkerPop, equal ones together', async (t) => {
  const seeded = 'g.withStrategies(new SeedStrategy(seed: 11))';
  await answersInOrder(t, await modernGraph(), [
    [`${seeded}.inject('v', 'v', 'w', 'x', 'x').order().by(shuffle)`, ['x', 'x', 'w', 'v', 'v']],
    [
      `${seeded}.inject('v', 'v', 'w', 'x', 'x').order().by(shuffle).path().unfold()`,
      ['x', 'x', 'w', 'v', 'v'],
    ],
    [
      `${seeded}.inject('v', 'v', 'w', 'x', 'x').as('a').order().by(shuffle).select('a')`,
      ['x', 'x', 'w', 'v', 'v'],
    ],
  ]);
});
