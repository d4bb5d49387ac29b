import assert from 'node:assert/strict';
import { openGraph } from '@meshlapse/graph';
import {
  CodedError,
  DateTime,
  type TemporalGraph,
  type TimeSelection,
  type Value,
} from '@meshlapse/model';
import fc from 'fast-check';
import t from 'tap';
import { ask, show } from '../support/ask.ts';
import { NaiveGraph } from '../support/naive-graph.ts';
import { pagedGraph } from './support/paged-graph.ts';
import {
  END,
  randomChanges,
  randomGraph,
  randomQuery,
  randomSteps,
} from './support/random-query.ts';

/** Small, so that random loops that explode are refused soon. */
const limits = { repeatDepth: 4, elements: 40_000, held: 5_000, results: 2_000, timeMs: 3_000 };

async function valuesAt(graph: NaiveGraph, query: string, at: number): Promise<readonly string[]> {
  const time: TimeSelection = { kind: 'at', at };
  const values = await ask(graph, `g.${query}`, { time, now: END, limits });
  return values.map(show).sort();
}

const AT: TimeSelection = { kind: 'at', at: 20 };
const BETWEEN: TimeSelection = { kind: 'between', interval: { from: 5, to: END } };

interface Row {
  readonly value: string;
  readonly from: number;
  readonly to: number;
}

async function rowsOf(
  graph: TemporalGraph,
  query: string,
  knowledge: { readonly asKnownAt?: number } = {},
): Promise<readonly Row[]> {
  const interval = { from: 0, to: END };
  const time: TimeSelection = { ...knowledge, kind: 'between', interval };
  const text = `g.${query}.project('value', 'during').by().by(during())`;
  const values = await ask(graph, text, { time, now: END, limits });
  return values.map((value) => {
    const row = value as ReadonlyMap<string, Value>;
    const during = row.get('during') as ReadonlyMap<string, Value>;
    const [from, to] = [during.get('from'), during.get('to')];
    assert(from instanceof DateTime && to instanceof DateTime);
    return { value: show(row.get('value') ?? null), from: from.at, to: to.at };
  });
}

/** The answer, or the code it was refused with. */
async function outcomeOf<T>(answer: Promise<T>): Promise<T | string> {
  try {
    return await answer;
  } catch (error) {
    assert(error instanceof CodedError, String(error));
    return error.code;
  }
}

/** What rows say of an instant. */
function valuesThen(rows: readonly Row[], at: number): readonly string[] {
  const then = rows.filter(({ from, to }) => from <= at && at < to);
  return then.map(({ value }) => value).sort();
}

/** How many random queries to hold against instants. A long run: `TAP_TIMEOUT=0 RUNS=100000 node test/gremlin/interval.test.ts`. */
const RUNS = Number(process.env['RUNS'] ?? 300);

const PORTION = 1000;

const instants = fc.uniqueArray(fc.nat(END - 1), { minLength: 4, maxLength: 6 });

t.test('an interval is what every instant in it is', { timeout: 0 }, async (t) => {
  const seen = { compared: 0, refused: 0, wrong: 0 };
  const property = fc.asyncProperty(
    randomGraph,
    randomQuery,
    instants,
    async (graph, query, samples) => {
      const rows = await outcomeOf(rowsOf(graph, query));
      if (isTooLarge(rows)) seen.refused += 1;
      else if (typeof rows === 'string') {
        seen.wrong += 1;
        await isRefusedOnce(graph, query, rows);
      } else {
        for (const at of samples) seen.compared += await compareAt(graph, query, rows, at);
      }
    },
  );
  // In portions, as the tool keeps all runs of one in memory.
  for (let left = RUNS; left > 0; left -= PORTION) {
    await fc.assert(property, { numRuns: Math.min(left, PORTION) });
    t.comment(`${left} to go: ${JSON.stringify(seen)}`);
  }
  t.ok(seen.compared > RUNS, `${seen.compared} answers were not empty`);
  t.ok(seen.refused < RUNS / 5, `${seen.refused} queries were too large`);
});

/** Explosions are refused, in one way or another. */
function isTooLarge(outcome: unknown): boolean {
  return outcome === 'QUERY_LIMIT' || outcome === 'QUERY_TIMEOUT';
}

/** How many answers that were not empty were compared. */
async function compareAt(
  graph: NaiveGraph,
  query: string,
  rows: readonly Row[],
  at: number,
): Promise<number> {
  const expected = await outcomeOf(valuesAt(graph, query, at));
  if (isTooLarge(expected)) return 0;
  assert.deepEqual(valuesThen(rows, at), expected, `${query} at ${at}`);
  return expected.length > 0 ? 1 : 0;
}

/** An interval is refused when some instant in it is. */
async function isRefusedOnce(graph: NaiveGraph, query: string, code: string): Promise<void> {
  for (let at = 0; at < END; at += 1) {
    if ((await outcomeOf(valuesAt(graph, query, at))) === code) return;
  }
  assert.fail(`${query} is refused with ${code} at no instant`);
}

/** Graphs order their elements differently: what was gathered by then, and which way of equal ones is kept, shows it. */
function tellsWhoCameFirst(query: string): boolean {
  return (
    query.includes('aggregate') || (query.includes('dedup') && /path|tree|sack|as\('/.test(query))
  );
}

t.test('a graph that is stored gives what one gives that filters all versions', async (t) => {
  let compared = 0;
  const share = fc.double({ min: 0, max: 1.2, noNaN: true });
  await fc.assert(
    fc.asyncProperty(randomChanges, randomQuery, share, async (changes, query, part) => {
      fc.pre(!tellsWhoCameFirst(query));
      const clock = { now: () => 0 };
      const naive = new NaiveGraph({ clock });
      const stored = await openGraph({ memory: true, clock });
      for (const mutation of changes) {
        await naive.write({ mutations: [mutation] }).catch(() => undefined);
        await stored.write({ mutations: [mutation] }).catch(() => undefined);
      }
      const { transaction } = naive.view({ kind: 'at', at: 0 }).basis;
      const knowledge = { asKnownAt: Math.floor(transaction * part) };
      const expected = await outcomeOf(rowsOf(naive, query, knowledge));
      const given = await outcomeOf(rowsOf(stored, query, knowledge));
      if (typeof expected === 'string' || typeof given === 'string') return;
      for (let at = 0; at < END; at += 3) {
        assert.deepEqual(valuesThen(given, at), valuesThen(expected, at), `${query} at ${at}`);
      }
      compared += expected.length > 0 ? 1 : 0;
    }),
    { numRuns: Math.ceil(RUNS / 5) },
  );
  t.ok(compared > RUNS / 20, `${compared} answers were not empty`);
});

t.test('pages and promises change no answer', async (t) => {
  const pageSize = fc.integer({ min: 1, max: 3 });
  let compared = 0;
  await fc.assert(
    fc.asyncProperty(randomGraph, randomSteps, pageSize, async (graph, steps, size) => {
      for (const time of [AT, BETWEEN]) {
        const options = { time, now: END, limits: { ...limits, elements: 2_000 } };
        const text = `g.V().${steps}.path()`;
        const whole = await outcomeOf(ask(graph, text, options));
        const paged = await outcomeOf(ask(pagedGraph(graph, size), text, options));
        if (typeof whole === 'string' || typeof paged === 'string') return;
        assert.deepEqual(paged.map(show).sort(), whole.map(show).sort(), text);
        if (whole.length > 0) compared += 1;
      }
    }),
    { numRuns: 60 },
  );
  t.ok(compared > 20, `${compared} answers were not empty`);
});
