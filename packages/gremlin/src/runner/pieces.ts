import type { Interval } from '@meshlapse/model';
import type { Traversal } from '../plan/step.ts';
import { withTime } from '../values/row-time.ts';
import { openTraversal } from './open.ts';
import { rowTexts } from './row-text.ts';
import type { Run } from './run.ts';
import { type Batch, type Frame, listOf, sourceOf } from './source.ts';
import type { Traverser } from './traverser.ts';

/** Whether nothing changes while a traverser is there: it holds at one instant, or is in no time at all. */
export function isSettled({ during }: Traverser): boolean {
  return !during || during.to - during.from <= 1;
}

/** A result with the time in which it was given, which may go on. */
interface Row {
  readonly traverser: Traverser;
  readonly text: string;
  readonly during: Interval;
}

/**
 * What a traversal gives for one traverser at every instant of its time.
 *
 * Evaluates at the first instant, finds out until when all that was read there stays as it is, and goes on from then.
 * What is given again in the next piece is one result with the one before; `inOrder`, only where all results are given
 * again, so that at every instant they come in their order.
 */
export async function* piecesOf(
  traversal: Traversal,
  parent: Traverser,
  run: Run,
  inOrder: boolean,
): AsyncGenerator<readonly Traverser[]> {
  const whole = parent.during;
  const { watch } = run;
  if (!whole || !watch) {
    yield await resultsOf(traversal, parent, run);
    return;
  }
  watch.begin();
  let open: readonly Row[] = [];
  for (let at = whole.from; at < whole.to; ) {
    const start = parent.narrow({ from: at, to: at + 1 });
    const [results, until] = await watch.lookAt(at, () => resultsOf(traversal, start, run));
    const during = { from: at, to: Math.min(until, whole.to) };
    const texts = await rowTexts(results);
    const given = results.map((traverser, i) => ({ traverser, text: texts[i] ?? '', during }));
    const { ended, rows } = inOrder ? goOnTogether(open, given) : goOn(open, given);
    run.budget.hold(rows.length - open.length);
    yield ended.map((row) => settle(row, parent));
    open = rows;
    at = during.to;
  }
  watch.end();
  run.budget.hold(-open.length);
  yield open.map((row) => settle(row, parent));
}

function settle({ traverser, during }: Row, parent: Traverser): Traverser {
  const value = withTime(traverser.value, during);
  const settled = value === traverser.value ? traverser : traverser.withValue(value);
  return settled.narrowWithin(parent, during);
}

async function resultsOf(traversal: Traversal, start: Traverser, run: Run): Promise<Batch> {
  const own: Run = { ...run, sideEffects: run.sideEffects.afresh(), chance: run.chance.afresh() };
  const frame: Frame = { run: own, starts: () => [start], isDone: () => false };
  const source = openTraversal(traversal, sourceOf([start]), frame);
  const results: Traverser[] = [];
  for (let batch = await source.pull(); batch; batch = await source.pull()) {
    for (const traverser of batch) results.push(traverser);
  }
  return results;
}

interface Progress {
  readonly ended: readonly Row[];
  readonly rows: readonly Row[];
}

/** Each result that is given again goes on by itself. */
function goOn(open: readonly Row[], given: readonly Row[]): Progress {
  const waiting = new Map<string, Row[]>();
  for (const row of open) listOf(waiting, row.text).push(row);
  const rows = given.map((row) => {
    const before = waiting.get(row.text)?.shift();
    return before ? lasting(before, row) : row;
  });
  return { ended: [...waiting.values()].flat(), rows };
}

/** All go on, or none does. */
function goOnTogether(open: readonly Row[], given: readonly Row[]): Progress {
  const isSame =
    open.length === given.length && given.every(({ text }, i) => text === open[i]?.text);
  if (!isSame) return { ended: open, rows: given };
  return { ended: [], rows: given.map((row, i) => lasting(open[i] ?? row, row)) };
}

function lasting(before: Row, { during }: Row): Row {
  return { ...before, during: { from: before.during.from, to: during.to } };
}
