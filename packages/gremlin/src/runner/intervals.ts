import { type Interval, intersect } from '@meshlapse/model';

/** The same time as few intervals in order, no two of which touch. */
export function mergeIntervals(intervals: readonly Interval[]): readonly Interval[] {
  const merged: Interval[] = [];
  for (const next of intervals.toSorted((a, b) => a.from - b.from)) {
    const last = merged.at(-1);
    if (!last || next.from > last.to) merged.push(next);
    else if (next.to > last.to) merged[merged.length - 1] = { from: last.from, to: next.to };
  }
  return merged;
}

/** The parts of `whole` that lie in some of the intervals. */
export function within(whole: Interval, intervals: readonly Interval[]): readonly Interval[] {
  return mergeIntervals(intervals.flatMap((part) => intersect(whole, part) ?? []));
}

/** The parts of `whole` that lie in none of the intervals. */
export function without(whole: Interval, intervals: readonly Interval[]): readonly Interval[] {
  const parts: Interval[] = [];
  let { from } = whole;
  for (const taken of within(whole, intervals)) {
    if (from < taken.from) parts.push({ from, to: taken.from });
    from = taken.to;
  }
  if (from < whole.to) parts.push({ from, to: whole.to });
  return parts;
}
