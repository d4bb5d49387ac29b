import { identify } from './identify.ts';
import type { Run } from './run.ts';
import type { Traverser } from './traverser.ts';

/**
 * Traversers that cannot be told apart as one of them with a bulk.
 *
 * Those with different ways, or that hold in different time, stay apart.
 */
export async function mergeBulks(
  traversers: readonly Traverser[],
  run: Run,
): Promise<readonly Traverser[]> {
  if (run.tracking !== 'none' || traversers.length < 2) return traversers;
  const keys = await identify(
    traversers.map(({ value }) => value),
    run,
  );
  const merged = new Map<string, Traverser>();
  for (const [i, traverser] of traversers.entries()) {
    const { origin, loops, during } = traverser;
    const time = during ? `${during.from} ${during.to}` : '';
    const key = `${origin} ${loops?.count ?? ''} ${time} ${keys[i]}`;
    const known = merged.get(key);
    merged.set(key, known ? known.withBulk(known.bulk + traverser.bulk) : traverser);
  }
  return [...merged.values()];
}
