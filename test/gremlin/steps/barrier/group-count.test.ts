import t from 'tap';
import { answers, refusals } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';
import { between, changingGraph } from '../../support/changing-graph.ts';

t.test('how often each value occurs, as longs', async (t) => {
  await answers(t, await modernGraph(), [
    ["g.V().out('created').groupCount().by('name')", ['[lop:3l, ripple:1l]']],
    ["g.V().out('created').values('name').groupCount()", ['[lop:3l, ripple:1l]']],
    ["g.V().out('created').groupCount()", ['[v[3]:3l, v[5]:1l]']],
    ['g.V().groupCount().by(T.label)', ['[person:4l, software:2l]']],
    ['g.V().groupCount().by(bothE().count())', ['[1l:3l, 3l:3l]']],
    ["g.V().groupCount().by('age')", ['[27:1l, 29:1l, 32:1l, 35:1l]']],
    ["g.V().has('no').groupCount()", ['[:]']],
    ["g.inject('a', 'a', null).groupCount()", ['[a:2l, null:1l]']],
    ['g.V(99).groupCount()', ['[:]']],
  ]);
});

t.test('or gathered under a key while traversers go on', async (t) => {
  await answers(t, await modernGraph(), [
    ["g.V().out('created').groupCount('a').by('name').cap('a')", ['[lop:3l, ripple:1l]']],
    ["g.V(1).groupCount('a').out('created')", ['v[3]']],
    ["g.V().has('no').groupCount('a').cap('a')", ['[:]']],
    [
      "g.V().repeat(out().groupCount('a').by('name')).times(2).cap('a')",
      ['[josh:1l, lop:4l, ripple:2l, vadas:1l]'],
    ],
  ]);
});

t.test('values are told apart as a hash map does', async (t) => {
  await answers(t, await modernGraph(), [
    [
      'g.inject(1, 1L, 1.0d, 1, "1", true, "true", null, "null").groupCount()',
      ['[1:1l, 1:2l, 1d:1l, 1l:1l, null:1l, null:1l, true:1l, true:1l]'],
    ],
    ['g.inject(0, 0.0d, NaN, NaN).groupCount().unfold().count()', ['3l']],
    ['g.inject("\\u0000null", null, "\\u0000").groupCount().unfold().count()', ['3l']],
    ['g.V().out().groupCount().unfold().select(values)', ['1l', '1l', '1l', '3l']],
    ['g.inject([1], [1], [1L]).group().by().by(count()).select(values)', ['[2l, 1l]']],
  ]);
});

t.test('in an interval it counts what is there at each instant', async (t) => {
  await answers(t, await changingGraph(), [
    [
      `${between(0, 59)}.V().groupCount().by('name')`,
      ['[:]', '[east:1l, west:1l]', '[east:1l, web:1l, west:1l]', '[east:1l, west:1l]'],
    ],
  ]);
});

t.test('it takes a key, and one by()', async (t) => {
  await refusals(t, await modernGraph(), [
    ['g.V().groupCount(1)', 'GREMLIN_ARGUMENTS', 'groupCount('],
    ["g.V().groupCount().by('name').by('age')", 'GREMLIN_MISPLACED_STEP', "by('age')"],
  ]);
});
