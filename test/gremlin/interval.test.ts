import assert from 'node:assert/strict';
import { CodedError, DateTime, type TimeSelection, type Value } from '@meshlapse/model';
import fc from 'fast-check';
import t from 'tap';
import { ask, show } from '../support/ask.ts';
import type { NaiveGraph } from '../support/naive-graph.ts';
import { pagedGraph } from './support/paged-graph.ts';
import { END, randomGraph, randomSteps } from './support/random-query.ts';

const SAMPLES = [0, 4, 9, 14, 19, 24, 29, 38, 47];

/** Small, so that random loops that explode are refused soon. */
const limits = { repeatDepth: 4, elements: 20_000, held: 5_000, results: 2_000 };

async function idsAt(graph: NaiveGraph, steps: string, at: number): Promise<readonly string[]> {
  const time: TimeSelection = { kind: 'at', at };
  const values = await ask(graph, `g.V().${steps}.id()`, { time, now: END, limits });
  return values.map(show).sort();
}

const AT: TimeSelection = { kind: 'at', at: 20 };
const BETWEEN: TimeSelection = { kind: 'between', interval: { from: 5, to: END } };

interface Row {
  readonly id: string;
  readonly from: number;
  readonly to: number;
}

async function rowsBetween(graph: NaiveGraph, steps: string): Promise<readonly Row[]> {
  const time: TimeSelection = { kind: 'between', interval: { from: 0, to: END } };
  const text = `g.V().${steps}.project('id', 'during').by(id).by(during())`;
  const values = await ask(graph, text, { time, now: END, limits });
  return values.map((value) => {
    const row = value as ReadonlyMap<string, Value>;
    const during = row.get('during') as ReadonlyMap<string, Value>;
    const [from, to] = [during.get('from'), during.get('to')];
    assert(from instanceof DateTime && to instanceof DateTime);
    return { id: show(row.get('id') ?? null), from: from.at, to: to.at };
  });
}

/** The answer, or `undefined` when the query is one of those that explode. */
async function unlessTooLarge<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    assert(error instanceof CodedError && error.code === 'QUERY_LIMIT', String(error));
    return undefined;
  }
}

t.test('an interval is what every instant in it is', async (t) => {
  let compared = 0;
  await fc.assert(
    fc.asyncProperty(randomGraph, randomSteps, async (graph, steps) => {
      const rows = await unlessTooLarge(rowsBetween(graph, steps));
      if (!rows) return;
      for (const at of SAMPLES) {
        const then: string[] = rows
          .filter(({ from, to }) => from <= at && at < to)
          .map(({ id }) => id);
        assert.deepEqual(then.sort(), await idsAt(graph, steps, at), `g.V().${steps} at ${at}`);
        if (then.length > 0) compared += 1;
      }
    }),
    { numRuns: 200 },
  );
  t.ok(compared > 200, `${compared} answers were not empty`);
});

t.test('pages and promises change no answer', async (t) => {
  const pageSize = fc.integer({ min: 1, max: 3 });
  let compared = 0;
  await fc.assert(
    fc.asyncProperty(randomGraph, randomSteps, pageSize, async (graph, steps, size) => {
      for (const time of [AT, BETWEEN]) {
        const options = { time, now: END, limits: { ...limits, elements: 2_000 } };
        const text = `g.V().${steps}.path()`;
        const whole = await unlessTooLarge(ask(graph, text, options));
        const paged = await unlessTooLarge(ask(pagedGraph(graph, size), text, options));
        if (!whole || !paged) return;
        assert.deepEqual(paged.map(show).sort(), whole.map(show).sort(), text);
        if (whole.length > 0) compared += 1;
      }
    }),
    { numRuns: 60 },
  );
  t.ok(compared > 20, `${compared} answers were not empty`);
});
