import assert from 'node:assert/strict';
import {
  CodedError,
  DateTime,
  type TemporalGraph,
  type TimeSelection,
  type Value,
} from '@meshlapse/model';
import fc from 'fast-check';
import { ask, show } from '../../support/ask.ts';
import type { NaiveGraph } from '../../support/naive-graph.ts';
import { END, randomGraph, randomQuery } from './random-query.ts';

/** Small, so that random loops that explode are refused soon. */
export const limits = {
  repeatDepth: 4,
  elements: 40_000,
  held: 5_000,
  results: 2_000,
  timeMs: 3_000,
};

async function valuesAt(graph: NaiveGraph, query: string, at: number): Promise<readonly string[]> {
  const time: TimeSelection = { kind: 'at', at };
  const values = await ask(graph, `g.${query}`, { time, now: END, limits });
  return values.map(show).sort();
}

export interface Row {
  readonly value: string;
  readonly from: number;
  readonly to: number;
}

export async function rowsOf(
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
export async function outcomeOf<T>(answer: Promise<T>): Promise<T | string> {
  try {
    return await answer;
  } catch (error) {
    assert(error instanceof CodedError, String(error));
    return error.code;
  }
}

/** What rows say of an instant. */
export function valuesThen(rows: readonly Row[], at: number): readonly string[] {
  const then = rows.filter(({ from, to }) => from <= at && at < to);
  return then.map(({ value }) => value).sort();
}

const PORTION = 1000;

const instants = fc.uniqueArray(fc.nat(END - 1), { minLength: 4, maxLength: 6 });

/** What was held against instants. */
export interface Seen {
  /** Answers that were not empty. */
  compared: number;
  /** Queries that grew too large. */
  refused: number;
  /** Queries that are refused at some instant, and so in the interval. */
  wrong: number;
}

/** Holds what random queries give over an interval against what they give at instants of it. */
export async function holdAgainstInstants(
  runs: number,
  tell: (left: number, seen: Seen) => void = () => undefined,
): Promise<Seen> {
  const seen: Seen = { compared: 0, refused: 0, wrong: 0 };
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
  for (let left = runs; left > 0; left -= PORTION) {
    tell(left, seen);
    await fc.assert(property, { numRuns: Math.min(left, PORTION) });
  }
  return seen;
}

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
