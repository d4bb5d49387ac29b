import t from 'tap';
import { countFound } from '../../../../packages/gremlin/src/strategies/rewrites/count-found.ts';
import { indexLookup } from '../../../../packages/gremlin/src/strategies/rewrites/index-lookup.ts';
import { answers } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';
import { between, changingGraph } from '../../support/changing-graph.ts';
import { planned } from '../../support/planned.ts';

t.test('what is only found is counted where it is found', (t) => {
  const plans: readonly (readonly [string, readonly string[]])[] = [
    ['g.V().count()', ['V(counted)']],
    ['g.V().hasLabel("a").count().is(3)', ['V(label a, counted)', 'is']],
    ['g.E().count()', ['E(counted)']],
    ['g.V().has("phase").count()', ['V()', 'has(phase)', 'count']],
    ['g.V().out().count()', ['V()', 'out()', 'count']],
    ['g.V().count(local)', ['V()', 'count']],
  ];
  for (const [text, plan] of plans) {
    t.strictSame(planned(text, [indexLookup, countFound]), plan, text);
  }
  t.strictSame(planned('g.V().count()', [countFound], { isNested: true }), ['V()', 'count']);
  t.end();
});

t.test(
  'counts are longs, of nothing too, and in an interval of what is there at each instant',
  async (t) => {
    await answers(t, await modernGraph(), [
      ['g.V().count()', ['6l']],
      ['g.V().hasLabel("nothing").count()', ['0l']],
      ['g.E().hasLabel("created").count()', ['4l']],
      ['g.inject(1, 2).map(__.V().count())', ['6l', '6l']],
      ['g.V().count().path()', ['path[6l]']],
    ]);
    await answers(t, await changingGraph(), [
      [`${between(0, 59)}.V().count()`, ['0l', '2l', '3l', '2l']],
      [`${between(0, 59)}.V('web').map(__.V('west').count())`, ['1l', '1l']],
    ]);
  },
);
