import assert from 'node:assert/strict';
import { CodedError, DateTime, type TimeSelection, type Value } from '@meshlapse/model';
import fc from 'fast-check';
import t from 'tap';
import { ask, show } from '../support/ask.ts';
import type { NaiveGraph } from '../support/naive-graph.ts';
import { pagedGraph } from './support/paged-graph.ts';
import { END, randomGraph, randomSteps } from './support/random-query.ts';

const SAMPLES = [0, 4, 9, 14, 19, 24, 29, 38, 47];

/** Small, so that random loops that never end are refused soon. */
const limits = { repeatDepth: 4 };

async function idsAt(graph: NaiveGraph, steps: string, at: number): Promise<readonly string[]> {
  const time: TimeSelection = { kind: 'at', at };
  const values = await ask(graph, `g.V().${steps}.id()`, { time, now: END, limits });
  return values.map(show).sort();
}

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

t.test('an interval is what every instant in it is', async (t) => {
  await fc.assert(
    fc.asyncProperty(randomGraph, randomSteps, async (graph, steps) => {
      let rows: readonly Row[];
      try {
        rows = await rowsBetween(graph, steps);
      } catch (error) {
        assert(error instanceof CodedError && error.code === 'QUERY_LIMIT', String(error));
        return;
      }
      for (const at of SAMPLES) {
        const then = rows.filter(({ from, to }) => from <= at && at < to).map(({ id }) => id);
        assert.deepEqual(then.sort(), await idsAt(graph, steps, at), `g.V().${steps} at ${at}`);
      }
    }),
    { numRuns: 400 },
  );
  t.end();
});

t.test('pages and promises change no answer', async (t) => {
  await fc.assert(
    fc.asyncProperty(
      randomGraph,
      randomSteps,
      fc.integer({ min: 1, max: 3 }),
      async (graph, steps, size) => {
        const answer = (of: Parameters<typeof ask>[0], time: TimeSelection) =>
          ask(of, `g.V().${steps}.path()`, { time, now: END, limits }).then(
            (values) => values.map(show).sort(),
            (error: CodedError) => error.code,
          );
        const times: readonly TimeSelection[] = [
          { kind: 'at', at: 20 },
          { kind: 'between', interval: { from: 5, to: END } },
        ];
        for (const time of times) {
          assert.deepEqual(await answer(pagedGraph(graph, size), time), await answer(graph, time));
        }
      },
    ),
    { numRuns: 200 },
  );
  t.end();
});
