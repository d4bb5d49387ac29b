import t from 'tap';
import { answers, refusals } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';

t.test('texts, lists, sets and paths from their ends', async (t) => {
  await answers(t, await modernGraph(), [
    ["g.V(1).values('name').reverse()", ['okram']],
    ["g.inject('a\\uD83D\\uDE00').reverse()", ['\u{1f600}a']],
    ['g.inject([1, [2, 3], null]).reverse()', ['[null, [2, 3], 1]']],
    ['g.inject({1}).reverse()', ['[1]']],
    ["g.V(6).out().path().by('name').reverse()", ['[lop, peter]']],
  ]);
});

t.test('other values stay', async (t) => {
  await answers(t, await modernGraph(), [
    ["g.V(1).values('age').reverse()", ['29']],
    ['g.inject(null, [a: 1]).reverse()', ['null', '[a:1]']],
  ]);
});

t.test('it takes nothing', async (t) => {
  await refusals(t, await modernGraph(), [
    ['g.V().reverse(local)', 'GREMLIN_ARGUMENTS', 'reverse('],
  ]);
});
