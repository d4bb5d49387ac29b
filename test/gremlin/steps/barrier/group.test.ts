import t from 'tap';
import { answers, refusals } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';
import { between, changingGraph } from '../../support/changing-graph.ts';

t.test('values by what the first by() sees, each as the second makes of them', async (t) => {
  await answers(t, await modernGraph(), [
    ["g.V().hasLabel('software').group().by('name')", ['[lop:[v[3]], ripple:[v[5]]]']],
    [
      "g.V().group().by(T.label).by(values('name').order().fold())",
      ['[person:[josh, marko, peter, vadas], software:[lop, ripple]]'],
    ],
    ['g.V().group().by(T.label).by(count())', ['[person:4l, software:2l]']],
    ["g.V().hasLabel('software').group().by('lang').by('name')", ['[java:[lop, ripple]]']],
    ["g.V().group().by('age').by('name')", ['[27:[vadas], 29:[marko], 32:[josh], 35:[peter]]']],
    [
      "g.V().hasLabel('software').group().by('name').by(bothE().values('weight').sum())",
      ['[lop:1d, ripple:1d]'],
    ],
    ["g.V().hasLabel('software').group()", ['[v[3]:[v[3]], v[5]:[v[5]]]']],
    ["g.V(1, 2).group().by('name').by(out('created').values('name'))", ['[marko:lop]']],
    ['g.V().group().by(T.label).by(outE().count())', ['[person:6l, software:0l]']],
    ['g.V(99).group()', ['[:]']],
    ["g.V().out('created').group().by('name').by(count())", ['[lop:3l, ripple:1l]']],
  ]);
});

t.test('or gathered under a key while traversers go on', async (t) => {
  await answers(t, await modernGraph(), [
    ["g.V().group('a').by(T.label).by(count()).cap('a')", ['[person:4l, software:2l]']],
    ["g.V(1).group('a').by('name').out('created')", ['v[3]']],
    ["g.V(99).group('a').cap('a')", ['[:]']],
  ]);
});

t.test('in an interval the members are those of each instant', async (t) => {
  await answers(t, await changingGraph(), [
    [
      `${between(0, 59)}.V('web').group().by('name').by(values('phase').order().fold())`,
      ['[:]', '[web:[Pending]]', '[web:[Running]]', '[:]'],
    ],
  ]);
});

t.test('it takes a key, and two by()s', async (t) => {
  await refusals(t, await modernGraph(), [
    ['g.V().group(1)', 'GREMLIN_ARGUMENTS', 'group('],
    ["g.V().group().by('a').by('b').by('c')", 'GREMLIN_MISPLACED_STEP', "by('c')"],
  ]);
});

t.test(
  'with a seed, groups draw in the order of their hash codes, however they came',
  async (t) => {
    const seeded = 'g.withStrategies(new SeedStrategy(seed: 999999))';
    const two = "by(bothE().values('weight').order().sample(2).fold())";
    const expected = ['[person:[0.5d, 1d], software:[1d, 0.4d]]'];
    await answers(t, await modernGraph(), [
      [`${seeded}.V().group().by(T.label).${two}`, expected],
      [`${seeded}.V().order().by(T.label, desc).group().by(T.label).${two}`, expected],
    ]);
  },
);
