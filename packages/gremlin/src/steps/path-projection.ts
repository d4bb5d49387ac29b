import type { Projection } from '../plan/step.ts';
import { inTurn, projectAll } from '../runner/projection.ts';
import type { Run } from '../runner/run.ts';
import type { Batch } from '../runner/source.ts';
import type { PathNode } from '../runner/traverser.ts';
import type { LiveValue } from '../values/value.ts';

/** The objects of each way through a ring of projections; `undefined` where one sees nothing. */
export async function seenThrough(
  by: readonly Projection[],
  batch: Batch,
  ways: readonly (readonly PathNode[])[],
  run: Run,
): Promise<readonly (readonly (LiveValue | undefined)[])[]> {
  const seen: (LiveValue | undefined)[][] = ways.map((way) => way.map(() => undefined));
  for (const turn of by.keys()) {
    const spots = ways.flatMap((way, i) =>
      way.flatMap(({ value }, at) => (at % by.length === turn ? [{ i, at, value }] : [])),
    );
    const moved = spots.flatMap(({ i, value }) => batch[i]?.move(value) ?? []);
    const values = await projectAll(inTurn(by, turn), moved, run);
    for (const [n, { i, at }] of spots.entries()) {
      const row = seen[i];
      if (row) row[at] = values[n];
    }
  }
  return seen;
}
