import assert from 'node:assert/strict';
import type { Interval } from '@meshlapse/model';
import fc from 'fast-check';
import t from 'tap';
import { mergeIntervals, within, without } from '../../../packages/gremlin/src/runner/intervals.ts';

const LAST = 12;

const interval: fc.Arbitrary<Interval> = fc
  .tuple(fc.nat(LAST), fc.nat(LAST))
  .filter(([a, b]) => a !== b)
  .map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) }));

/** The instants in a set of intervals. */
function instants(intervals: readonly Interval[]): readonly number[] {
  return Array.from({ length: LAST + 1 }, (_, at) => at).filter((at) =>
    intervals.some(({ from, to }) => from <= at && at < to),
  );
}

function areApart(intervals: readonly Interval[]): boolean {
  return intervals.every((next, i) => i === 0 || (intervals[i - 1]?.to ?? 0) < next.from);
}

t.test('merging changes no instant and leaves no two that touch', (t) => {
  fc.assert(
    fc.property(fc.array(interval), (intervals) => {
      const merged = mergeIntervals(intervals);
      assert.deepEqual(instants(merged), instants(intervals));
      assert(areApart(merged));
    }),
  );
  t.end();
});

t.test('an interval is divided into what lies in others and what does not', (t) => {
  fc.assert(
    fc.property(interval, fc.array(interval), (whole, others) => {
      const [inside, outside] = [within(whole, others), without(whole, others)];
      const covered = new Set(instants(others));
      const own = instants([whole]);
      assert.deepEqual(
        instants(inside),
        own.filter((at) => covered.has(at)),
      );
      assert.deepEqual(
        instants(outside),
        own.filter((at) => !covered.has(at)),
      );
      assert(areApart(inside) && areApart(outside));
    }),
  );
  t.end();
});
