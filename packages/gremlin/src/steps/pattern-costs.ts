import type { Pattern, WayPattern } from '../plan/match-patterns.ts';
import { type Batch, mapBatches, type Source } from '../runner/source.ts';

/** What a way that may find many is taken to cost before it was walked. */
const UNKNOWN = 1;
/** A way to what is known already keeps few. */
const CHECK = 0.5;
const CHOICE = 2;

/** How much patterns of a `match()` multiply traversers, as seen so far. */
export class PatternCosts {
  readonly #walked = new Map<WayPattern, { from: number; to: number }>();

  /** The pattern that leaves the fewest traversers; of equal ones the one that was written first. */
  cheapest(patterns: readonly Pattern[], known: ReadonlySet<string>): Pattern | undefined {
    let best: Pattern | undefined;
    let least = Number.POSITIVE_INFINITY;
    for (const pattern of patterns) {
      const cost = this.#costOf(pattern, known);
      if (cost < least) [best, least] = [pattern, cost];
    }
    return best;
  }

  /** The results of a way, counted as they pass. */
  counted(way: WayPattern, batch: Batch, results: Source): Source {
    const seen = this.#walked.get(way) ?? { from: 0, to: 0 };
    seen.from += batch.length;
    this.#walked.set(way, seen);
    return mapBatches(results, (some) => {
      seen.to += some.length;
      return some;
    });
  }

  #costOf(pattern: Pattern, known: ReadonlySet<string>): number {
    if (pattern.kind === 'condition') return 0;
    if (pattern.kind === 'choice') return CHOICE;
    const seen = this.#walked.get(pattern);
    if (seen) return seen.to / seen.from;
    return pattern.end === undefined || known.has(pattern.end) ? CHECK : UNKNOWN;
  }
}
