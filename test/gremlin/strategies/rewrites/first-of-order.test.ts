import t from 'tap';
import { firstOfOrder } from '../../../../packages/gremlin/src/strategies/rewrites/first-of-order.ts';
import { answersInOrder } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';
import { planned } from '../../support/planned.ts';

t.test('what is sorted is cut to what is looked at behind it', (t) => {
  const plans: readonly (readonly [string, readonly string[]])[] = [
    ['g.V().order().by("name").limit(3)', ['V()', 'order(first 3)', 'limit']],
    ['g.V().order().by("name").range(2, 4)', ['V()', 'order(first 4)', 'range']],
    ['g.V().order().by("name").range(2, -1)', ['V()', 'order', 'range']],
    ['g.V().order().by("name").skip(2)', ['V()', 'order', 'skip']],
    ['g.V().order().by("name").tail(2)', ['V()', 'order', 'tail']],
    ['g.V().order().by("name").limit(0)', ['V()', 'order', 'limit']],
    ['g.V().fold().order(local).limit(1)', ['V()', 'fold', 'order', 'limit']],
    ['g.V().order().by("name").values("name").limit(1)', ['V()', 'order', 'values', 'limit']],
  ];
  for (const [text, plan] of plans) t.strictSame(planned(text, [firstOfOrder]), plan, text);
  const text = 'g.V().order().by("name").limit(3)';
  t.strictSame(planned(text, [firstOfOrder], { isNested: true }), ['V()', 'order', 'limit']);
  t.end();
});

t.test('the first ones are those of a whole sort, equal ones in their order', async (t) => {
  await answersInOrder(t, await modernGraph(), [
    ['g.V().order().by("age").limit(2).id()', ['2', '1']],
    ['g.V().order().by("age", desc).limit(9).id()', ['6', '4', '1', '2']],
    ['g.V().order().by("age", desc).range(1, 3).id()', ['4', '1']],
    ['g.V().order().by(T.label).by("name", desc).limit(3).id()', ['2', '6', '1']],
    ['g.V().out().order().by("name", desc).limit(3).id()', ['2', '5', '3']],
    ['g.V().out().order().by("name").limit(3).id()', ['4', '3', '3']],
    ['g.V().as("a").out().order().by("name").limit(1).select("a").id()', ['1']],
    ['g.inject([3, 0], [1, 1], [3, 2], [1, 3]).order().by(limit(local, 1)).limit(1)', ['[1, 1]']],
    ['g.inject(3, NaN, 1, -0.0d, 0, 2).order().limit(2)', ['-0d', '0']],
    ['g.inject(3, NaN, 1, Infinity, 2).order().by(desc).limit(2)', ['NaNd', 'Infinityd']],
    ['g.inject(1, "b", null, "a", true).order().limit(3)', ['null', 'true', '1']],
    ['g.V(99).order().limit(1)', []],
    ['g.V().order().by("name").limit(1).order().by("age").limit(1).id()', ['4']],
  ]);
});

t.test('one of several criteria decides where those before it see the same', async (t) => {
  const values = Array.from({ length: 60 }, (_, i) => `[${(i * 7) % 5}, ${(i * 11) % 60}]`);
  const all = `g.inject(${values.join(', ')}).order()`;
  const by = '.by(limit(local, 1), desc).by(tail(local, 1))';
  const first = ['[4, 2]', '[4, 7]', '[4, 12]'];
  await answersInOrder(t, await modernGraph(), [
    [`${all}${by}.limit(3)`, first],
    [`${all}${by}.fold().limit(local, 3).unfold()`, first],
  ]);
});
