import t from 'tap';
import { answers, ask, refusals } from '../../support/ask.ts';
import { modernGraph } from '../../support/modern-graph.ts';

const graph = await modernGraph();

t.test('names that are no steps are refused with the nearest ones', async (t) => {
  await refusals(t, graph, [
    ['g.V().foo()', 'GREMLIN_UNKNOWN_STEP', 'foo'],
    ['g.V().haslabel("x")', 'GREMLIN_UNKNOWN_STEP', 'haslabel'],
    ['g.V().where(otu())', 'GREMLIN_UNKNOWN_STEP', 'otu'],
    ['g.V().gt(1)', 'GREMLIN_UNKNOWN_STEP', 'gt'],
    ['g.V().valueOf()', 'GREMLIN_UNKNOWN_STEP', 'valueOf'],
    ['g.V().constructor()', 'GREMLIN_UNKNOWN_STEP', 'constructor'],
    ['g.V().__proto__()', 'GREMLIN_UNKNOWN_STEP', '__proto__'],
  ]);
  const told = await ask(graph, 'g.V().haslabel("x")').catch((error: unknown) => error);
  t.match(told, { message: /Did you mean hasLabel\(\)\?/, data: { nearest: ['hasLabel'] } });
});

t.test('steps have their place', async (t) => {
  await refusals(t, graph, [
    ['V()', 'GREMLIN_MISPLACED_STEP', 'V'],
    ['g', 'GREMLIN_MISPLACED_STEP', 'g'],
    ['g.at("now")', 'GREMLIN_MISPLACED_STEP', 'at'],
    ['g.out()', 'GREMLIN_MISPLACED_STEP', 'out'],
    ['g.V().out', 'GREMLIN_MISPLACED_STEP', 'out'],
    ['g.V().out().by("name")', 'GREMLIN_MISPLACED_STEP', 'by'],
    ['g.V().where(by("name"))', 'GREMLIN_MISPLACED_STEP', 'by'],
    ['g.V().order().by("name").out().from("a")', 'GREMLIN_MISPLACED_STEP', 'from'],
    ['g.V().until(out())', 'GREMLIN_MISPLACED_STEP', 'until'],
    ['g.V().filter(at("now"))', 'GREMLIN_MISPLACED_STEP', 'at('],
  ]);
});

t.test('arguments fit one of the forms', async (t) => {
  await refusals(t, graph, [
    ['g.V().limit("x")', 'GREMLIN_ARGUMENTS', 'limit'],
    ['g.V().limit(-1)', 'GREMLIN_ARGUMENTS', 'limit'],
    ['g.V().limit(1.5)', 'GREMLIN_ARGUMENTS', 'limit'],
    ['g.V().has()', 'GREMLIN_ARGUMENTS', 'has'],
    ['g.V().has("a", gt(1, 2))', 'GREMLIN_ARGUMENTS', 'gt'],
    ['g.V().has("a", gt(1).or(2))', 'GREMLIN_ARGUMENTS', 'or'],
    ['g.V().has("a", x)', 'GREMLIN_UNBOUND_VARIABLE', 'x'],
    ['g.V().has("a", TextP.regex("("))', 'REGEX_UNSUPPORTED'],
    ['g.inject(UUID("x"))', 'GREMLIN_ARGUMENTS', 'UUID'],
    ['g.inject(datetime(1))', 'GREMLIN_ARGUMENTS', 'datetime'],
    ['g.inject(datetime("x"))', 'TIME_INVALID'],
  ]);
  const told = await ask(graph, 'g.V().limit("x")').catch((error: unknown) => error);
  t.match(told, { message: /limit\(n\) or limit\(Scope\.global, n\) or limit\(Scope\.local, n\)/ });
});

t.test('a chain may be long, not endless', async (t) => {
  const chain = (steps: number) => `g.V(1)${'.identity()'.repeat(steps - 1)}`;
  t.equal((await ask(graph, chain(500))).length, 1);
  await refusals(t, graph, [[chain(501), 'GREMLIN_TOO_MANY_STEPS']]);
});

t.test('nested traversals may be deep', async (t) => {
  const nested = (depth: number) => `g.V(1).${'where('.repeat(depth)}out()${')'.repeat(depth)}`;
  t.equal((await ask(graph, nested(90))).length, 1);
});

t.test('of several queries the last is answered, and all are read', async (t) => {
  t.same(await ask(graph, 'g.V(1).values("name"); g.V(2).values("name")'), ['vadas']);
  await refusals(t, graph, [['g.foo(); g.V()', 'GREMLIN_UNKNOWN_STEP', 'foo']]);
});

t.test('names and keys are written in the query, and no variable stands for them', async (t) => {
  const bindings = new Map([['x', 'name']]);
  await refusals(
    t,
    graph,
    [
      ['g.V().values(x)', 'GREMLIN_ARGUMENTS', 'x'],
      ['g.V().as(x)', 'GREMLIN_ARGUMENTS', 'x'],
      ["g.V().as('a').select(x)", 'GREMLIN_ARGUMENTS', 'x'],
      ['g.V().project(x)', 'GREMLIN_ARGUMENTS', 'x'],
      ['g.V().order().by(x)', 'GREMLIN_ARGUMENTS', 'x'],
      ['g.V().has(x)', 'GREMLIN_ARGUMENTS', 'x'],
      ['g.V().aggregate(x)', 'GREMLIN_ARGUMENTS', 'x'],
      ['g.V().valueMap(x)', 'GREMLIN_ARGUMENTS', 'x'],
    ],
    { bindings },
  );
  await answers(
    t,
    graph,
    [
      ["g.V(1).has('name', neq(x)).count()", ['1l']],
      ['g.V(1).out(x)', []],
      ["g.V().has(x, 'age', 29)", []],
    ],
    { bindings },
  );
});
