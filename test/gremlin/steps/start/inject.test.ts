import t from 'tap';
import { answersInOrder, refusals } from '../../../support/ask.ts';
import { graphOf, modernGraph } from '../../../support/modern-graph.ts';

t.test('values begin a traversal, in their order', async (t) => {
  await answersInOrder(t, await graphOf([], []), [
    ["g.inject(1, 'a', null, true)", ['1', 'a', 'null', 'true']],
    ['g.inject()', []],
    ['g.inject(null)', ['null']],
    ['g.inject([1, 2])', ['[1, 2]']],
    ['g.inject([1, 2], [3])', ['[1, 2]', '[3]']],
    ['g.inject({1, 2})', ['{1, 2}']],
    ['g.inject([a: 1])', ['[a:1]']],
    ['g.inject(1, 1, 1)', ['1', '1', '1']],
    ['g.inject(1, 1).count()', ['2l']],
    ["g.inject(1).as('x').select('x')", ['1']],
  ]);
});

t.test('in the middle, values come before what is already on its way', async (t) => {
  await answersInOrder(t, await modernGraph(), [
    ["g.V(4).out('knows').inject(1)", ['1']],
    ["g.V(1).values('name').inject('daniel', 'x')", ['daniel', 'x', 'marko']],
    ['g.V(1).inject(7).path()', ['path[7]', 'path[v[1]]']],
  ]);
});

t.test('a nested traversal that begins with it sees first what comes in', async (t) => {
  await answersInOrder(t, await modernGraph(), [
    ['g.inject(1).flatMap(inject(7, 8))', ['1', '7', '8']],
    ['g.inject(1).map(inject(7))', ['1']],
    ['g.inject(1).map(identity().inject(7))', ['7']],
  ]);
});

t.test('it takes values only', async (t) => {
  await refusals(t, await modernGraph(), [
    ['g.inject(out())', 'GREMLIN_ARGUMENTS', 'inject('],
    ['g.inject(gt(1))', 'GREMLIN_ARGUMENTS', 'inject('],
    ['g.inject(unknown)', 'GREMLIN_UNBOUND_VARIABLE', 'unknown'],
  ]);
});
