import type { Instant, Interval } from '@meshlapse/model';
import type { LruCache } from './lru-cache.ts';

export interface Stretch<T> extends Interval {
  readonly value: T;
  readonly weight: number;
}

/** Instants of one key that are remembered: the present and a few that somebody looks back to. */
export const MOST_STRETCHES = 4;

/**
 * What was read of something at an instant, and the interval within which reading it again gives the same.
 *
 * What is read while a change is written is not remembered, as it may be from before it: whoever reads takes the
 * {@link generation} first.
 */
export class StretchCache<K, T> {
  readonly #stretches: LruCache<K, readonly Stretch<T>[]>;
  /** Changes whenever something is forgotten. */
  generation = 0;

  constructor(stretches: LruCache<K, readonly Stretch<T>[]>) {
    this.#stretches = stretches;
  }

  get(key: K, at: Instant): T | undefined {
    const stretches = this.#stretches.get(key);
    if (!stretches) return undefined;
    for (const stretch of stretches) {
      if (stretch.from <= at && at < stretch.to) return stretch.value;
    }
    return undefined;
  }

  /**
   * Remembers a value of some weight, unless something was forgotten since the generation in which it was read. It takes
   * the place of what was remembered of the same time.
   */
  put(key: K, stretch: Stretch<T>, generation: number): void {
    if (generation !== this.generation || stretch.from >= stretch.to) return;
    const known = this.#stretches.get(key) ?? [];
    const others = known.filter(({ from, to }) => to <= stretch.from || stretch.to <= from);
    const kept = [...others.slice(1 - MOST_STRETCHES), stretch];
    this.#stretches.set(key, kept, weightOf(kept));
  }

  forget(keys: Iterable<K>): void {
    this.generation += 1;
    for (const key of keys) this.#stretches.delete(key);
  }

  clear(): void {
    this.generation += 1;
    this.#stretches.clear();
  }
}

function weightOf(stretches: readonly Stretch<unknown>[]): number {
  return stretches.reduce((sum, { weight }) => sum + weight, 1);
}
