import { Element, type LiveValue } from '../values/value.ts';
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
  const keys = await keysOf(
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
  return merged.size === traversers.length ? traversers : [...merged.values()];
}

/** Handles of the query's own view tell enough, without a look at ids: what stays apart for no reason costs little. */
async function keysOf(values: readonly LiveValue[], run: Run): Promise<readonly string[]> {
  const isOwn = (value: LiveValue) => value instanceof Element && value.view === run.view;
  const others = await identify(
    values.filter((value) => !isOwn(value)),
    run,
  );
  let next = 0;
  return values.map((value) =>
    value instanceof Element && isOwn(value)
      ? `${value.kind} #${value.handle}`
      : (others[next++] ?? ''),
  );
}
