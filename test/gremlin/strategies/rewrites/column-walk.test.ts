import t from 'tap';
import { columnWalk } from '../../../../packages/gremlin/src/strategies/rewrites/column-walk.ts';
import { answers } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';
import { planned } from '../../support/planned.ts';

t.test('walks that end where everything is taken in move as columns', (t) => {
  const plans: readonly (readonly [string, readonly string[]])[] = [
    ['g.V().out().out().count()', ['walk']],
    ['g.V().outE().has("weight", gt(0.5)).inV().count()', ['walk']],
    ['g.V().out().groupCount()', ['walk', 'groupCount']],
    ['g.V().out().order().by("name").limit(2)', ['walk', 'order', 'limit']],
    ['g.V().count()', ['V()', 'count']],
    ['g.V().out().limit(2)', ['V()', 'out()', 'limit']],
    ['g.V().out().values("name").count()', ['V()', 'out()', 'values', 'count']],
    ['g.V().hasLabel("a").out().count()', ['V()', 'has(T.label)', 'out()', 'count']],
  ];
  for (const [text, plan] of plans) t.strictSame(planned(text, [columnWalk]), plan, text);
  const text = 'g.V().out().count()';
  const stays = ['V()', 'out()', 'count'];
  t.strictSame(planned(text, [columnWalk], { isNested: true }), stays);
  t.strictSame(planned(text, [columnWalk], { tracking: 'path' }), stays);
  t.strictSame(planned(text, [columnWalk], { gathers: true }), stays);
  t.end();
});

t.test('answers are those of traversers', async (t) => {
  await answers(t, await modernGraph(), [
    ['g.V().out().count()', ['6l']],
    ['g.V().both().both().count()', ['30l']],
    ['g.V().bothE().bothV().count()', ['24l']],
    ['g.V().outE("created").has("weight", 1.0d).inV().count()', ['1l']],
    ['g.V().out("nothing").count()', ['0l']],
    ['g.V().out().groupCount().by("name")', ['[josh:1l, lop:3l, ripple:1l, vadas:1l]']],
    ['g.V().out().out().values("name").fold()', ['[ripple, lop]']],
    ['g.V().out("created").fold().count(local)', ['4l']],
    ['g.V().out("created").dedup().count()', ['2l']],
  ]);
});
