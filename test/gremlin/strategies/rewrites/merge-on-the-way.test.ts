import { executeQuery } from '@meshlapse/gremlin';
import { long } from '@meshlapse/model';
import t from 'tap';
import { mergeOnTheWay } from '../../../../packages/gremlin/src/strategies/rewrites/merge-on-the-way.ts';
import { ASKED_AT, answers } from '../../../support/ask.ts';
import { graphOf, modernGraph } from '../../../support/modern-graph.ts';
import { between, changingGraph } from '../../support/changing-graph.ts';
import { planned } from '../../support/planned.ts';

t.test('batches are merged between one move and the next', (t) => {
  const plans: readonly (readonly [string, readonly string[]])[] = [
    ['g.V().out().in().both()', ['V()', 'out()', 'merge', 'in()', 'merge', 'both()']],
    ['g.V().out().outE()', ['V()', 'out()', 'merge', 'outE()']],
    ['g.V().outE().inV()', ['V()', 'outE()', 'inV']],
    ['g.V().out().values("name")', ['V()', 'out()', 'values']],
  ];
  for (const [text, plan] of plans) t.strictSame(planned(text, [mergeOnTheWay]), plan, text);
  const plain = ['V()', 'out()', 'out()'];
  for (const tracking of ['labels', 'path'] as const) {
    t.strictSame(planned('g.V().out().out()', [mergeOnTheWay], { tracking }), plain);
  }
  t.strictSame(planned('g.V().out().out()', [mergeOnTheWay], { gathers: true }), plain);
  t.end();
});

t.test('as many results come out as without', async (t) => {
  await answers(t, await modernGraph(), [
    ['g.V().both().both().count()', ['30l']],
    [
      'g.V().both().both().both().values("name").groupCount().unfold().select(values).sum()',
      ['72l'],
    ],
    ['g.V().out().in().limit(3).count()', ['3l']],
    ['g.V().both().both().range(2, 7).count()', ['5l']],
    ['g.V().both().both().tail(4).count()', ['4l']],
    ['g.V().both().both().values("age").sum()', ['613']],
    ['g.V().both().both().aggregate("x").cap("x").count(local)', ['30l']],
    ['g.V().both().sideEffect(both().aggregate("x")).cap("x").count(local)', ['30l']],
  ]);
  await answers(t, await changingGraph(), [
    // The pod was on one node and then on the other, and from each only at that time comes back.
    [
      `${between(0, 59)}.V('web').out().in().values('phase')`,
      ['Pending', 'Running', 'Running', 'Running'],
    ],
  ]);
});

t.test('a hub is left once for all that met there', async (t) => {
  const leaves = Array.from({ length: 500 }, (_, i) => i);
  const hub = await graphOf(
    [['hub', 'hub', {}], ...leaves.map((i) => [i, 'leaf', {}] as const)],
    leaves.map((i) => [`e${i}`, 'hub', 'has', i, {}] as const),
  );
  const text = "g.V().hasLabel('leaf').in().out().count()";
  const { results, touched } = await executeQuery(hub, { text, now: ASKED_AT });
  for await (const batch of results) t.strictSame(batch, [long(250_000)]);
  t.ok(touched() < 10_000, `touched ${touched()}`);
});
