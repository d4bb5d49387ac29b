import type { MaybePromise } from '@meshlapse/model';
import type { Run } from './run.ts';
import type { Traverser } from './traverser.ts';

/** Traversers that move together; never none. */
export type Batch = readonly Traverser[];

/**
 * Where a step takes its traversers from, batch by batch.
 *
 * `undefined` ends a round. A round that was ended may be followed by another one (inside `repeat()`): whoever
 * collects begins anew with it.
 */
export interface Source {
  pull(): Promise<Batch | undefined>;
}

/** What the steps of one pipeline share. */
export interface Frame {
  readonly run: Run;
  /** The traversers that the pipeline began with; a reduction has one result for each. */
  starts(): readonly Traverser[];
  /** The body of a `repeat()`: rounds follow rounds, and what is left over of one must not reach the next. */
  readonly isLoop?: boolean;
  /** True when nobody needs more results that descend from this start. */
  isDone(origin: number): boolean;
}

/** The largest batch that steps make of their own accord. */
export const BATCH_SIZE = 1024;

/** Sizes that begin small, so that a query which needs little reads little. */
export class Ramp {
  #size = 16;

  next(): number {
    const size = this.#size;
    this.#size = Math.min(BATCH_SIZE, size * 2);
    return size;
  }
}

export function sourceOf(traversers: readonly Traverser[]): Source {
  let rest: readonly Traverser[] | undefined = traversers.length > 0 ? traversers : undefined;
  return {
    async pull() {
      const batch = rest;
      rest = undefined;
      return batch;
    },
  };
}

/** A source that is filled from outside, one round after the other. */
export class Queue implements Source {
  #batches: Batch[] = [];

  fill(traversers: readonly Traverser[]): void {
    for (let i = 0; i < traversers.length; i += BATCH_SIZE) {
      this.#batches.push(traversers.slice(i, i + BATCH_SIZE));
    }
  }

  async pull(): Promise<Batch | undefined> {
    return this.#batches.shift();
  }
}

/** One source after the other, each opened when the one before it has ended. */
export function inSequence(opens: readonly (() => Source)[]): Source {
  let next = 0;
  let current: Source | undefined;
  return {
    async pull() {
      for (;;) {
        current ??= opens[next++]?.();
        if (!current) return undefined;
        const batch = await current.pull();
        if (batch) return batch;
        current = undefined;
      }
    },
  };
}

/** Pulls from a generator; empty batches are passed over. */
export function sourceFrom(batches: AsyncGenerator<readonly Traverser[]>): Source {
  return {
    async pull() {
      for (;;) {
        const { done, value } = await batches.next();
        if (done) return undefined;
        if (value.length > 0) return value;
      }
    },
  };
}

/** Each batch becomes another one, or none. */
export function mapBatches(
  input: Source,
  change: (batch: Batch) => MaybePromise<readonly Traverser[]>,
): Source {
  return {
    async pull() {
      for (;;) {
        const batch = await input.pull();
        if (!batch) return undefined;
        const changed = change(batch);
        const traversers = changed instanceof Promise ? await changed : changed;
        if (traversers.length > 0) return traversers;
      }
    },
  };
}

/** Batches that come in pieces: `open` gives a source for each batch, which is pulled to its end. */
export function flatMapBatches(input: Source, open: (batch: Batch) => Source): Source {
  let current: Source | undefined;
  return {
    async pull() {
      for (;;) {
        if (!current) {
          const batch = await input.pull();
          if (!batch) return undefined;
          current = open(batch);
        }
        const pulled = await current.pull();
        if (pulled) return pulled;
        current = undefined;
      }
    },
  };
}

/**
 * Takes in a whole round, then gives what `finish` makes of it, then ends the round.
 */
export function afterRound(
  input: Source,
  take: (batch: Batch) => MaybePromise<void>,
  finish: () => MaybePromise<readonly Traverser[]>,
): Source {
  let isFinished = false;
  return {
    async pull() {
      if (isFinished) {
        isFinished = false;
        return undefined;
      }
      for (let batch = await input.pull(); batch; batch = await input.pull()) await take(batch);
      const traversers = await finish();
      isFinished = traversers.length > 0;
      return isFinished ? traversers : undefined;
    },
  };
}

/** Collects a round by start, and gives what `finish` makes of each start's traversers. */
export function collectByStart(
  input: Source,
  frame: Frame,
  finish: (collected: readonly Traverser[], start: Traverser) => MaybePromise<readonly Traverser[]>,
): Source {
  const { budget } = frame.run;
  let byOrigin = new Map<number, Traverser[]>();
  let held = 0;
  return afterRound(
    input,
    (batch) => {
      budget.hold(batch.length);
      held += batch.length;
      for (const traverser of batch) listOf(byOrigin, traverser.origin).push(traverser);
    },
    async () => {
      const results: Traverser[] = [];
      for (const start of frame.starts()) {
        const collected = byOrigin.get(start.origin) ?? [];
        const made = finish(collected, start);
        for (const traverser of made instanceof Promise ? await made : made)
          results.push(traverser);
      }
      budget.hold(-held);
      held = 0;
      byOrigin = new Map();
      return results;
    },
  );
}

/** The list under a key, made on first use. */
export function listOf<K, V>(lists: Map<K, V[]>, key: K): V[] {
  const known = lists.get(key);
  if (known) return known;
  const made: V[] = [];
  lists.set(key, made);
  return made;
}
