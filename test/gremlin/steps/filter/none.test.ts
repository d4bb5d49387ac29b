import t from 'tap';
import { answers, refusals } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';

t.test('keeps lists of which no member meets the condition', async (t) => {
  await answers(t, await modernGraph(), [
    ['g.inject([1, 2], [3, 4]).none(lt(3))', ['[3, 4]']],
    ['g.inject([]).none(eq(1))', ['[]']],
    ['g.inject([null, 1]).none(eq(null))', []],
    ["g.inject(['a', 'b']).none(eq('c'))", ['[a, b]']],
    ['g.inject({1, 2}).none(gt(5))', ['{1, 2}']],
    ["g.V().values('age').fold().none(gt(32))", []],
    ['g.V(99).none(eq(1))', []],
  ]);
});

t.test('members that cannot be compared do not meet it', async (t) => {
  await answers(t, await modernGraph(), [["g.inject(['a', 1]).none(gt(5))", ['[a, 1]']]]);
});

t.test('what is no list is dropped', async (t) => {
  await answers(t, await modernGraph(), [
    ['g.inject(1, null).none(eq(1))', []],
    ["g.V().none(eq('x'))", []],
  ]);
});

t.test('it takes a predicate', async (t) => {
  await refusals(t, await modernGraph(), [
    ['g.V().none()', 'GREMLIN_ARGUMENTS', 'none('],
    ['g.V().none(out())', 'GREMLIN_ARGUMENTS', 'none('],
  ]);
});
