import { FOREVER, type Instant } from '@meshlapse/model';

const DIGITS = 17;

/** Sorts the earlier created first, what has no date last. */
export function oldestFirst(created: Instant | undefined): string {
  return String(Math.max(0, created ?? FOREVER)).padStart(DIGITS, '0');
}

/** Sorts the later created first, what has no date last. */
export function newestFirst(created: Instant | undefined): string {
  return String(FOREVER - Math.max(0, created ?? 0)).padStart(DIGITS, '0');
}
