import { executeQuery, type Limits } from '@meshlapse/gremlin';
import { CodedError } from '@meshlapse/model';
import t from 'tap';
import { ASKED_AT, ask } from '../../support/ask.ts';
import { graphOf, modernGraph } from '../../support/modern-graph.ts';

/** Every vertex knows every other one. */
function clique(size: number) {
  const names = Array.from({ length: size }, (_, i) => `v${i}`);
  return graphOf(
    names.map((name) => [name, 'person', { name }]),
    names.flatMap((a) =>
      names.flatMap((b) => (a === b ? [] : [[`${a}-${b}`, a, 'knows', b, {}] as const])),
    ),
  );
}

const graph = await clique(12);

/** Traversals that never end, or explode; each by another step. */
const endless = [
  'g.V().repeat(both()).times(1000000)',
  'g.V().repeat(both().path().select(values).unfold()).times(1000000)',
  'g.inject(1).repeat(identity()).times(1000000000)',
  'g.inject(1).repeat(union(identity(), constant(2), constant([3]))).times(1000000)',
  'g.inject(1).repeat(local(union(identity(), identity()))).times(1000000).path()',
  'g.inject(1).repeat(fold()).times(1000000)',
  'g.inject([1]).repeat(union(identity(), identity()).fold()).times(1000000)',
  'g.V().repeat(both().simplePath()).emit().times(1000000)',
  'g.V().repeat(both()).emit().times(1000000).count()',
  'g.V().repeat(both().as("a")).times(1000000).select("a")',
  'g.V().repeat(flatMap(both())).times(1000000)',
  'g.V().repeat(both().order().by("name")).times(1000000)',
  'g.V().repeat(both().aggregate("x")).times(1000000).cap("x")',
  'g.V().repeat(both().group("x").by("name")).times(1000000).cap("x")',
  'g.V().repeat(sideEffect(both().both().both())).times(1000000)',
  'g.V().repeat(where(both().both())).times(1000000)',
  'g.V().repeat(coalesce(both(), identity())).times(1000000)',
  'g.V().repeat(optional(both())).times(1000000)',
  'g.V().repeat(choose(hasLabel("person"), both(), identity())).times(1000000)',
  'g.V().repeat(both().project("a").by(both().count()).select("a").constant(1).V()).times(1000000)',
  'g.V().V().V().V().V().V().V().V().values("name")',
  'g.V().as("a").both().both().both().both().both().both().both().path()',
  'g.V().repeat(bothE().otherV()).times(1000000)',
  'g.V().repeat(both().barrier().history()).times(1000000)',
];

t.test('every endless traversal ends with the limit that it exceeded', async (t) => {
  const limits: Partial<Limits> = { timeMs: 300, elements: 20_000, held: 20_000, results: 5_000 };
  for (const text of endless) {
    const started = performance.now();
    const error = await ask(graph, text, { limits }).catch((refusal: unknown) => refusal);
    t.ok(error instanceof CodedError, `${text}: ${String(error)}`);
    if (!(error instanceof CodedError)) continue;
    const codes = ['QUERY_LIMIT', 'QUERY_TIMEOUT', 'VALUE_TOO_DEEP'];
    t.ok(codes.includes(error.code), `${text}: ${error.code} ${error.message}`);
    t.ok(performance.now() - started < 3_000, `${text} ended in time`);
  }
});

t.test('each limit says its name, its value and what to do', async (t) => {
  const told = (text: string, limits: Partial<Limits>) =>
    ask(graph, text, { limits }).catch((error: CodedError) => ({
      code: error.code,
      limit: error.data['limit'],
      value: error.data['value'],
      hasHint: typeof error.data['hint'] === 'string',
    }));
  t.strictSame(await told('g.V().values("name")', { elements: 5 }), {
    code: 'QUERY_LIMIT',
    limit: 'elements',
    value: 5,
    hasHint: true,
  });
  t.strictSame(await told('g.V().order().by("name")', { held: 5 }), {
    code: 'QUERY_LIMIT',
    limit: 'held',
    value: 5,
    hasHint: true,
  });
  t.strictSame(await told('g.V()', { results: 11 }), {
    code: 'QUERY_LIMIT',
    limit: 'results',
    value: 11,
    hasHint: true,
  });
  t.strictSame(await told('g.V("v1").repeat(both()).until(has("name", "x"))', { repeatDepth: 3 }), {
    code: 'QUERY_LIMIT',
    limit: 'repeatDepth',
    value: 3,
    hasHint: true,
  });
  t.strictSame(await told('g.V().repeat(both()).times(100000000)', { timeMs: 20 }), {
    code: 'QUERY_TIMEOUT',
    limit: 'timeMs',
    value: 20,
    hasHint: true,
  });
});

t.test('exactly as much as is allowed is allowed', async (t) => {
  t.equal((await ask(graph, 'g.V()', { limits: { results: 12 } })).length, 12);
  const twice = 'g.V("v1").repeat(out()).times(2).count()';
  t.equal((await ask(graph, twice, { limits: { repeatDepth: 1 } })).length, 1);
});

t.test('a text may ask for less time, not for more', async (t) => {
  const endlessly = '.inject(1).repeat(identity()).times(1000000000)';
  const told = (option: string, timeMs: number) =>
    ask(graph, `g.with('evaluationTimeout', ${option})${endlessly}`, { limits: { timeMs } }).catch(
      (error: CodedError) => error.data['value'],
    );
  t.equal(await told('10', 1_000), 10);
  t.equal(await told('100000', 10), 10);
});

t.test('a query that is no longer wanted ends', async (t) => {
  const controller = new AbortController();
  const text = 'g.inject(1).repeat(identity()).times(1000000000)';
  const answer = ask(graph, text, { signal: controller.signal });
  setTimeout(() => controller.abort(), 20);
  await t.rejects(answer, { code: 'QUERY_CANCELLED' });
  await t.rejects(ask(graph, 'g.V()', { signal: AbortSignal.abort() }), {
    code: 'QUERY_CANCELLED',
  });
});

t.test('others get their turn while a query computes', async (t) => {
  let longest = 0;
  let last = performance.now();
  const timer = setInterval(() => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
  }, 1);
  const text = 'g.V().repeat(both()).times(100000000)';
  await t.rejects(ask(graph, text, { limits: { timeMs: 400 } }), { code: 'QUERY_TIMEOUT' });
  clearInterval(timer);
  t.ok(longest < 150, `the longest wait was ${longest.toFixed(1)} ms`);
});

t.test('a query reads what it needs and no more', async (t) => {
  const touched = async (text: string) => {
    const result = await executeQuery(await modernGraph(), { text, now: ASKED_AT });
    for await (const batch of result.results) t.ok(batch.length > 0);
    return result.touched();
  };
  const hub = await graphOf(
    [['hub', 'hub', {}], ...Array.from({ length: 3_000 }, (_, i) => [i, 'leaf', {}] as const)],
    Array.from({ length: 3_000 }, (_, i) => [`e${i}`, 'hub', 'has', i, {}] as const),
  );
  const touchedOfHub = async (text: string) => {
    const result = await executeQuery(hub, { text, now: ASKED_AT });
    for await (const batch of result.results) t.ok(batch.length > 0);
    return result.touched();
  };
  t.equal(await touched('g.V(1).out("knows").count()'), 3);
  t.ok((await touchedOfHub('g.V("hub").out().limit(1).count()')) < 20);
  t.ok((await touchedOfHub('g.V("hub").where(out()).count()')) < 20);
  t.ok((await touchedOfHub('g.V("hub").choose(out(), constant(1))')) < 20);
  t.ok((await touchedOfHub('g.V("hub").map(out()).count()')) < 20);
  t.ok((await touchedOfHub('g.V("hub", 5, 6).where(both()).count()')) < 40);
});
