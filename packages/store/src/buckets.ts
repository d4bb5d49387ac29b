import { BEGINNING, FOREVER, type Instant, type Interval, intersect } from '@meshlapse/model';
import { type Key, u16 } from './key.ts';
import type { Epoch } from './temporal-page.ts';

export interface Bucket {
  readonly group: Key;
  readonly bucket: number;
}

/** Where the next portion of a group begins. */
export interface PortionStart {
  readonly depth: number;
  readonly bucket: number;
}

export function bucketKey(group: Key, bucket: number): Key {
  return group + u16(bucket);
}

/** Spreads numbers that were given out in a row, or at any stride, evenly. */
export function bucketOf(member: number, depth: number): number {
  let hash = (member ^ Math.floor(member / 2 ** 32)) >>> 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) % 2 ** depth;
}

export function allBuckets(depth: number): readonly number[] {
  return Array.from({ length: 2 ** depth }, (_, bucket) => bucket);
}

/** The first epoch has no beginning. */
export const FIRST_EPOCH: Epoch = { since: BEGINNING, depth: 0 };

/** How the group is spread at an instant. */
export function epochAt(
  epochs: readonly Epoch[],
  at: Instant,
): { readonly depth: number; readonly isLast: boolean } {
  const index = Math.max(
    0,
    epochs.findLastIndex((epoch) => epoch.since <= at),
  );
  return { depth: epochs[index]?.depth ?? 0, isLast: index === epochs.length - 1 };
}

export interface EpochPart {
  readonly depth: number;
  readonly during: Interval;
  /** Whether it is the group's present one, whose pages may be open. */
  readonly isLast: boolean;
}

/** The part of each epoch in an interval. */
export function epochsWithin(epochs: readonly Epoch[], interval: Interval): readonly EpochPart[] {
  return epochs.flatMap(({ since, depth }, i) => {
    const isLast = i === epochs.length - 1;
    const from = i === 0 ? Math.min(since, interval.from) : since;
    const during = intersect(interval, { from, to: epochs[i + 1]?.since ?? FOREVER });
    return during ? [{ depth, during, isLast }] : [];
  });
}
