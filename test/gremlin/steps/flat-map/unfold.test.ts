import t from 'tap';
import { answersInOrder, refusals } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';

t.test('collections come apart, other values stay', async (t) => {
  await answersInOrder(t, await modernGraph(), [
    ['g.inject([1, 2, 3]).unfold()', ['1', '2', '3']],
    ['g.inject({1, 2}).unfold()', ['1', '2']],
    ['g.inject([a: 1, b: 2]).unfold()', ['[a:1]', '[b:2]']],
    ['g.inject([a: 1, b: 2]).unfold().select(keys)', ['a', 'b']],
    ['g.inject([a: 1, b: 2]).unfold().select(values)', ['1', '2']],
    ["g.inject(1, null, 'a').unfold()", ['1', 'null', 'a']],
    ['g.inject([]).unfold()', []],
    ['g.inject([:]).unfold()', []],
    ['g.inject([[1, 2], 3]).unfold()', ['[1, 2]', '3']],
    ['g.inject([[1, 2], 3]).unfold().unfold()', ['1', '2', '3']],
    ['g.inject([null]).unfold()', ['null']],
    ['g.V(1).unfold()', ['v[1]']],
    ["g.V(1).out('knows').hasId(4).path().unfold()", ['v[1]', 'v[4]']],
    ['g.V(99).fold().unfold()', []],
  ]);
});

t.test('it takes nothing', async (t) => {
  await refusals(t, await modernGraph(), [['g.V().unfold(1)', 'GREMLIN_ARGUMENTS', 'unfold(']]);
});
