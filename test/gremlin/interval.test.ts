import assert from 'node:assert/strict';
import { openGraph } from '@meshlapse/graph';
import type { TimeSelection } from '@meshlapse/model';
import fc from 'fast-check';
import t from 'tap';
import { ask, show } from '../support/ask.ts';
import { NaiveGraph } from '../support/naive-graph.ts';
import {
  holdAgainstInstants,
  limits,
  outcomeOf,
  rowsOf,
  valuesThen,
} from './support/instant-oracle.ts';
import { pagedGraph } from './support/paged-graph.ts';
import {
  END,
  randomChanges,
  randomGraph,
  randomQuery,
  randomSteps,
} from './support/random-query.ts';

const AT: TimeSelection = { kind: 'at', at: 20 };
const BETWEEN: TimeSelection = { kind: 'between', interval: { from: 5, to: END } };

/** For a long run see long-intervals.ts. */
const RUNS = 300;

t.test('an interval is what every instant in it is', async (t) => {
  const seen = await holdAgainstInstants(RUNS);
  t.ok(seen.compared > RUNS, `${seen.compared} answers were not empty`);
  t.ok(seen.refused < RUNS / 5, `${seen.refused} queries were too large`);
});

/** Graphs order their elements differently, which what was gathered until then and what is kept of equal ones shows. */
function showsOrder(query: string): boolean {
  return query.includes('aggregate') || (query.includes('dedup') && /sack|as\('/.test(query));
}

t.test('a graph that is stored gives what one gives that filters all versions', async (t) => {
  let compared = 0;
  const share = fc.double({ min: 0, max: 1.2, noNaN: true });
  await fc.assert(
    fc.asyncProperty(randomChanges, randomQuery, share, async (changes, query, part) => {
      fc.pre(!showsOrder(query));
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
