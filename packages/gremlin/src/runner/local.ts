import type { Interval } from '@meshlapse/model';
import type { Traversal } from '../plan/step.ts';
import { mergeIntervals, within, without } from './intervals.ts';
import { openTraversal } from './open.ts';
import type { Run } from './run.ts';
import { type Batch, type Frame, flatMapBatches, listOf, type Source, sourceOf } from './source.ts';
import type { Traverser } from './traverser.ts';

/**
 * A nested traversal run for a whole batch of parents at once.
 *
 * What comes out has the index of its parent as `origin`.
 */
class LocalRun implements Frame {
  readonly run: Run;
  readonly source: Source;
  readonly #starts: readonly Traverser[];
  readonly #done = new Set<number>();

  constructor(traversal: Traversal, starts: Batch, run: Run, input: Batch = starts) {
    this.run = run;
    this.#starts = starts;
    this.source = openTraversal(traversal, sourceOf(input), this);
  }

  static of(traversal: Traversal, parents: Batch, run: Run): LocalRun {
    const starts = parents.map((parent, i) => parent.asStart(i));
    return new LocalRun(traversal, starts, run);
  }

  starts(): readonly Traverser[] {
    return this.#starts;
  }

  isDone(origin: number): boolean {
    return this.#done.has(origin);
  }

  /** No more results of this parent are needed. */
  finish(origin: number): void {
    this.#done.add(origin);
  }

  get areAllDone(): boolean {
    return this.#done.size === this.#starts.length;
  }
}

/** The first result for each parent, `undefined` where there is none. */
export async function firstResults(
  traversal: Traversal,
  parents: Batch,
  run: Run,
): Promise<readonly (Traverser | undefined)[]> {
  return firstOf(LocalRun.of(traversal, parents, run), parents.length);
}

/** The first result for each group, whose members run together. No group is empty. */
export async function firstResultsOfGroups(
  traversal: Traversal,
  groups: readonly Batch[],
  run: Run,
): Promise<readonly (Traverser | undefined)[]> {
  const starts = groups.flatMap((group, i) => group[0]?.asStart(i) ?? []);
  const input = groups.flatMap((group, i) =>
    group.map((traverser) => traverser.asStart(i).withBulk(traverser.bulk)),
  );
  return firstOf(new LocalRun(traversal, starts, run, input), groups.length);
}

async function firstOf(
  local: LocalRun,
  count: number,
): Promise<readonly (Traverser | undefined)[]> {
  const first: (Traverser | undefined)[] = new Array(count).fill(undefined);
  while (!local.areAllDone) {
    const batch = await local.source.pull();
    if (!batch) break;
    for (const result of batch) {
      first[result.origin] ??= result;
      local.finish(result.origin);
    }
  }
  return first;
}

/** All results, batch by batch, each made one with its parent by `combine`. */
export function localResults(
  input: Source,
  frame: Frame,
  traversal: Traversal,
  combine: (result: Traverser, parent: Traverser) => Traverser,
): Source {
  return flatMapBatches(input, (parents) => {
    const { source } = LocalRun.of(traversal, parents, frame.run);
    return {
      async pull() {
        const batch = await source.pull();
        return batch?.map((result) => combine(result, parents[result.origin] ?? result));
      },
    };
  });
}

/** All results of each parent. */
export async function allResults(
  traversal: Traversal,
  parents: Batch,
  run: Run,
): Promise<readonly (readonly Traverser[])[]> {
  const { source } = LocalRun.of(traversal, parents, run);
  const lists: Traverser[][] = parents.map(() => []);
  for (let batch = await source.pull(); batch; batch = await source.pull()) {
    run.budget.hold(batch.length);
    for (const result of batch) lists[result.origin]?.push(result);
  }
  run.budget.hold(-lists.reduce((sum, list) => sum + list.length, 0));
  return lists;
}

/** Runs a nested traversal to its end for what it does on the way. */
export async function exhaust(traversal: Traversal, parents: Batch, run: Run): Promise<void> {
  const starts = parents.map((parent, i) => parent.asStart(i));
  const input = parents.map((parent, i) => parent.asStart(i).withBulk(parent.bulk));
  const { source } = new LocalRun(traversal, starts, run, input);
  while (await source.pull()) run.budget.check();
}

/** A batch divided by a condition. In interval views a traverser may be in both, for parts of its time. */
export interface Division {
  readonly yes: readonly Traverser[];
  readonly no: readonly Traverser[];
}

/**
 * Divides traversers by whether a nested traversal gives a result.
 *
 * In an interval view it may do so for a part of a traverser's time only: then the traverser is narrowed to that
 * part, and to the rest on the other side. One part that breaks up becomes several traversers.
 */
export async function divide(condition: Traversal, batch: Batch, run: Run): Promise<Division> {
  if (condition.steps.every(({ keeps }) => keeps)) return divideByKept(condition, batch, run);
  const local = LocalRun.of(condition, batch, run);
  const held = new Map<number, Interval[]>();
  while (!local.areAllDone) {
    const results = await local.source.pull();
    if (!results) break;
    for (const result of results) noteResult(local, held, result, batch[result.origin] ?? result);
  }
  const yes: Traverser[] = [];
  const no: Traverser[] = [];
  for (const [i, traverser] of batch.entries()) {
    if (local.isDone(i)) yes.push(traverser);
    else splitBy(traverser, held.get(i) ?? [], yes, no);
  }
  return { yes, no };
}

/** What is kept can be told from what is not, so nothing needs to know its parent, and no time is narrowed. */
async function divideByKept(condition: Traversal, batch: Batch, run: Run): Promise<Division> {
  const frame: Frame = { run, starts: () => batch, isDone: () => false };
  const source = openTraversal(condition, sourceOf(batch), frame);
  const yes: Traverser[] = [];
  for (let kept = await source.pull(); kept; kept = await source.pull()) {
    for (const traverser of kept) yes.push(traverser);
  }
  let next = 0;
  const no = batch.filter((traverser) => {
    const isKept = traverser === yes[next];
    if (isKept) next += 1;
    return !isKept;
  });
  return { yes, no };
}

function noteResult(
  local: LocalRun,
  held: Map<number, Interval[]>,
  result: Traverser,
  parent: Traverser,
): void {
  const [whole, part] = [parent.during, result.timeWithin(parent)];
  if (!whole || !part || covers(part, whole)) local.finish(result.origin);
  else listOf(held, result.origin).push(part);
}

function splitBy(
  traverser: Traverser,
  held: readonly Interval[],
  yes: Traverser[],
  no: Traverser[],
): void {
  const whole = traverser.during;
  if (!whole || held.length === 0) {
    no.push(traverser);
    return;
  }
  const merged = mergeIntervals(held);
  for (const part of within(whole, merged)) yes.push(narrowed(traverser, part));
  for (const part of without(whole, merged)) no.push(narrowed(traverser, part));
}

/** The parts of a parent's time in which none of the results holds. */
export function remainder(parent: Traverser, results: Batch): readonly Traverser[] {
  const whole = parent.during;
  const taken = results.flatMap((result) => result.timeWithin(parent) ?? []);
  if (!whole || taken.length < results.length) return results.length === 0 ? [parent] : [];
  return without(whole, mergeIntervals(taken)).map((part) => narrowed(parent, part));
}

function narrowed(traverser: Traverser, part: Interval): Traverser {
  const whole = traverser.during;
  return whole && covers(part, whole) ? traverser : traverser.narrow(part);
}

function covers(part: Interval, whole: Interval): boolean {
  return part.from <= whole.from && part.to >= whole.to;
}
