import t from 'tap';
import { columnWalk } from '../../../../packages/gremlin/src/strategies/rewrites/column-walk.ts';
import { indexLookup } from '../../../../packages/gremlin/src/strategies/rewrites/index-lookup.ts';
import { answers, ask, show } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';
import { between, changingGraph } from '../../support/changing-graph.ts';
import { planned } from '../../support/planned.ts';

t.test('what is taken in as a whole at the end moves as columns', (t) => {
  const plans: readonly (readonly [string, readonly string[]])[] = [
    ['g.V().count()', ['walk(V().count)']],
    ['g.E().count().is(3)', ['walk(E().count)', 'is']],
    ['g.V().out().out().count()', ['walk(V().out().out().count)']],
    [
      'g.V().outE().has("weight", gt(0.5)).inV().count()',
      ['walk(V().outE().has(weight).inV.count)'],
    ],
    ['g.V().has("age").count()', ['walk(V().has(age).count)']],
    ['g.V().groupCount().by("age").unfold()', ['walk(V().groupCount)', 'unfold']],
    ['g.V().out().groupCount()', ['walk(V().out().groupCount)']],
    ['g.V().order().by("name").limit(2)', ['walk(V().order)', 'limit']],
    ['g.V().values("age").sum()', ['walk(V().values.sum)']],
    ['g.V().out().values("name").count()', ['walk(V().out().values.count)']],
    ['g.V().hasLabel("a").out().count()', ['walk(V(label a).out().count)']],
    ['g.V().out().hasLabel("a").count()', ['walk(V().out().has(T.label).count)']],
    ['g.V().group().by("name").by(count())', ['walk(V().group)']],
    ['g.V().group().by("name").by(values("age").sum())', ['walk(V().group)']],
    ['g.V().group().by("name").by(out().count())', ['V()', 'group']],
    ['g.V().out().dedup().count()', ['walk(V().out().dedup.count)']],
    ['g.V().dedup().by(out().count()).count()', ['V()', 'dedup', 'count']],
    ['g.V().as("a").dedup("a").count()', ['V()', 'as', 'dedup', 'count']],
    // What sees each by itself is given traversers.
    ['g.V().out().group().by("name")', ['walk(V().out())', 'group']],
    ['g.V().out().order().by(out().count())', ['walk(V().out())', 'order']],
    ['g.V().group().by("name")', ['V()', 'group']],
    ['g.V().groupCount().by(out().count())', ['V()', 'groupCount']],
    ['g.V().order().by(shuffle)', ['V()', 'order']],
    ['g.V().out().limit(2)', ['V()', 'out()', 'limit']],
    ['g.V().values("name", "age").count()', ['V()', 'values', 'count']],
    ['g.V().values("age").is(2).count()', ['V()', 'values', 'is', 'count']],
    ['g.V().count(local)', ['V()', 'count']],
  ];
  const strategies = [indexLookup, columnWalk];
  for (const [text, plan] of plans) t.strictSame(planned(text, strategies), plan, text);
  t.end();
});

t.test('where more is known of traversers than where they are, only values are walked to', (t) => {
  for (const options of [{ tracking: 'path' }, { gathers: true }] as const) {
    const plan = (text: string) => planned(text, [columnWalk], options);
    t.strictSame(plan('g.V().out().count()'), ['walk(V().out().count)']);
    t.strictSame(plan('g.V().out().order()'), ['V()', 'out()', 'order']);
    t.strictSame(plan('g.V().out().fold()'), ['V()', 'out()', 'fold']);
  }
  t.strictSame(planned('g.V().count()', [columnWalk], { isNested: true }), ['V()', 'count']);
  t.end();
});

t.test('answers are those of traversers', async (t) => {
  const graph = await modernGraph();
  const walks = [
    'V()',
    'E()',
    'V().out()',
    'V().both().both()',
    'V().bothE().bothV()',
    'V().outE("created")',
    'V().both("created", "created")',
    'V(1, 1, 2).outE()',
    'V().out("nothing")',
    'V(99)',
    'V().has("age", gt(29))',
    'V().has("age", P.neq(29))',
    'V().hasNot("age").in()',
    'V().outE().has("weight", between(0.4, 1.0)).inV()',
    'V().out().hasLabel("person")',
    'V().out().hasId(3)',
    'V().out().dedup()',
    'V().both().dedup().by(label)',
    'V().dedup().by("age").both()',
    'V().bothE().has(T.label, "knows")',
    'V().has("name", within("josh", "lop")).both()',
  ]; // prettier
  const ends = [
    'count()',
    'groupCount()',
    'groupCount().by("name")',
    'groupCount().by("age")',
    'groupCount().by(label)',
    'groupCount().by(T.id)',
    'values("age").sum()',
    'values("age").mean()',
    'values("name").min()',
    'values("weight").max()',
    'values("name").groupCount()',
    'values("age").count()',
    'values("name").fold("", sum)',
    'order().by("name").values("name").fold()',
    'order().by("age", desc).by(T.id).id().fold()',
    'order().by(T.id).limit(3).id().fold()',
    'order().by(T.id).range(1, 3).id().fold()',
    'order().id().fold()',
    'values("name").order().by(desc).limit(2).fold()',
    'group().by(label).by(count())',
    'group().by("name").by(values("age").sum())',
    'group().by("age").by(groupCount().by("name"))',
    'values("age").group().by().by(mean())',
    'fold().count(local)',
    'dedup().count()',
  ];
  const answer = async (text: string) =>
    ask(graph, text).then(
      (values) => values.map(show),
      (error) => String(error),
    );
  for (const walk of walks) {
    for (const end of ends) {
      const byTraversers = await answer(`g.inject(0).local(__.${walk}.${end})`);
      t.strictSame(await answer(`g.${walk}.${end}`), byTraversers, `${walk}.${end}`);
    }
  }
});

t.test('ways and what is carried along begin anew behind a reduction', async (t) => {
  await answers(t, await modernGraph(), [
    ['g.V().count().path()', ['path[6l]']],
    ['g.V().as("a").out().as("b").count().as("c").path()', ['path[6l]']],
    ['g.V().out().groupCount().by(label).as("c").select("c")', ['[person:2l, software:4l]']],
    ['g.withSack(1).V().out().count().sack()', ['1']],
    ['g.withBulk(false).V().out().out().count()', ['2l']],
    ['g.V().count().repeat(order()).times(1)', ['6l']],
    ['g.V().order().repeat(out().order()).times(2).id()', ['5', '3']],
    ['g.inject(1, 2).map(__.V().count())', ['6l', '6l']],
    ['g.V().out().out().values("name").fold()', ['[ripple, lop]']],
    ['g.V().hasLabel("nothing").values("age").sum()', []],
    ['g.V().hasLabel("nothing").groupCount()', ['[:]']],
  ]);
});

t.test('limits of what is held and read are kept', async (t) => {
  const graph = await modernGraph();
  const code = (text: string, limits: object) =>
    ask(graph, text, { limits }).then(
      () => undefined,
      ({ code }) => code,
    );
  t.equal(await code('g.V().order().by("name")', { held: 5 }), 'QUERY_LIMIT');
  t.equal(await code('g.V().order().by("name")', { held: 6 }), undefined);
  t.equal(await code('g.V().groupCount().by("name")', { held: 5 }), 'QUERY_LIMIT');
  t.equal(await code('g.V().groupCount().by(label)', { held: 5 }), undefined);
  t.equal(await code('g.V().out().count()', { elements: 11 }), 'QUERY_LIMIT');
  t.equal(await code('g.V().out().count()', { elements: 12 }), undefined);
  t.end();
});

t.test('in an interval it is counted at each instant', async (t) => {
  await answers(t, await changingGraph(), [
    [`${between(0, 59)}.V().count()`, ['0l', '2l', '3l', '2l']],
    [`${between(0, 59)}.V('web').map(__.V('west').count())`, ['1l', '1l']],
  ]);
});
