import assert from 'node:assert/strict';
import fc from 'fast-check';
import t from 'tap';
import { readBeforeWrite } from '../../../../packages/gremlin/src/strategies/rewrites/read-before-write.ts';
import { answers, ask, show } from '../../../support/ask.ts';
import { writableGraph } from '../../../support/writable-graph.ts';
import { planned } from '../../support/planned.ts';

t.test('a step that writes waits for what is read before it', (t) => {
  const plans: readonly (readonly [string, readonly string[]])[] = [
    ['g.V().addV()', ['V()', 'addV']],
    ['g.V().as("a").addE("x").to("a")', ['V()', 'as', 'addE']],
    ['g.V().drop()', ['V()', 'drop']],
    ['g.V().out().addV()', ['V()', 'out()', 'barrier', 'addV']],
    ['g.V().out().as("a").map(addV())', ['V()', 'out()', 'as', 'barrier', 'map']],
    ['g.V().addV().V().property("n", 1)', ['V()', 'addV', 'V()', 'barrier', 'property']],
    ['g.V().map(addV()).addV()', ['V()', 'map', 'barrier', 'addV']],
    ['g.inject(1, 2).V().addV()', ['inject', 'V()', 'barrier', 'addV']],
    ['g.addV().as("a").addV().addE("x").to("a")', ['addV', 'as', 'addV', 'addE']],
    ['g.V().property([:])', ['V()', 'property']],
    ['g.V().out()', ['V()', 'out()']],
  ];
  for (const [text, plan] of plans) t.strictSame(planned(text, [readBeforeWrite]), plan, text);
  t.end();
});

t.test('what is written is not found by the look-up that leads to it', async (t) => {
  const graph = await writableGraph(
    'g.addV("a")',
    'g.inject(1).repeat(union(identity(), identity())).times(5).addV("b")',
  );
  await answers(t, graph, [
    ['g.V().count()', ['33l']],
    ['g.V().addV("c").count()', ['33l']],
    ['g.V().map(addV("c")).count()', ['66l']],
    ['g.V().hasLabel("b").as("v").addE("x").to("v").count()', ['32l']],
    ['g.V().count()', ['132l']],
  ]);
});

t.test(
  'optimisations read nothing before it is written, and nothing later than that',
  async (t) => {
    const answersOf: readonly (readonly [string, readonly string[]])[] = [
      ['g.addV("z").V().hasLabel("z").count()', ['1l']],
      ['g.addV("z").sideEffect(addV("z")).V().hasLabel("z").count()', ['2l']],
      ['g.V().count().addV("z").V().hasLabel("z").count()', ['1l']],
      ['g.V().hasLabel("z").limit(2).addV("z").V().hasLabel("z").count()', ['0l']],
      ['g.addV("z").as("a").addE("x").to("a").outV().out("x").out("x").count()', ['1l']],
      [
        'g.addV("z").property("name", "n").V().has("name", "n").property("name", "m").V().has("name", "n").count()',
        ['0l'],
      ],
      ['g.addV("z").sideEffect(V().drop()).V().count()', ['0l']],
    ];
    for (const [query, expected] of answersOf) {
      await answers(t, await writableGraph(), [[query, expected]]);
    }
  },
);

const MOVES = [
  'out()',
  'both()',
  'outE().inV()',
  'hasLabel("a")',
  'limit(3)',
  'dedup()',
  'as("s")',
];

t.test('as many are made as a read alone would have found', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...MOVES), { maxLength: 4 }), async (moves) => {
      const graph = await writableGraph(
        'g.inject(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11).addV("a").property("n", identity())',
        'g.V().has("n", gt(3)).as("v").V().has("n", lt(3)).addE("x").from("v")',
      );
      const found = await ask(graph, `g.${['V()', ...moves].join('.')}.count()`);
      const made = await ask(graph, `g.${['V()', ...moves].join('.')}.addV("a").addE("x").count()`);
      assert.deepEqual(made.map(show), found.map(show));
    }),
    { numRuns: 40 },
  );
});
