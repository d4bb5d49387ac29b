import { operate } from '../values/operator.ts';
import { Element, type LiveValue } from '../values/value.ts';
import { identify } from './identify.ts';
import type { Run } from './run.ts';
import { type PathNode, type Traverser, wayOf } from './traverser.ts';

/**
 * Traversers that cannot be told apart as one of them with a bulk.
 *
 * Those with different ways, or that hold in different time, stay apart.
 */
export async function mergeBulks(
  traversers: readonly Traverser[],
  run: Run,
): Promise<readonly Traverser[]> {
  const { isSeeded } = run.chance;
  if ((run.tracking === 'path' && !isSeeded) || traversers.length < 2) return traversers;
  const keys = await keysOf(
    traversers.map(({ value }) => value),
    run,
  );
  const sacks = await sackKeysOf(traversers, run);
  const numberOf = isSeeded ? await numberingEqual(traversers, run) : numbering();
  const merged = new Map<string, Traverser>();
  for (const [i, traverser] of traversers.entries()) {
    const { origin, loops, during, path } = traverser;
    const time = during ? `${during.from} ${during.to}` : '';
    const key = `${origin} ${loops?.count ?? ''} ${time} ${numberOf(path)} ${sacks[i]} ${keys[i]}`;
    const known = merged.get(key);
    merged.set(key, known ? joined(known, traverser, run) : traverser);
  }
  return merged.size === traversers.length ? traversers : [...merged.values()];
}

/** A number for each way: since only labelled objects are kept, those who have the same last one share all. */
function numbering(): (way: PathNode | undefined) => number {
  const numbers = new Map<PathNode | undefined, number>();
  return (way) => {
    const known = numbers.get(way) ?? numbers.size;
    numbers.set(way, known);
    return known;
  };
}

/** A number for each way, the same for equal ones: what a seed draws depends on how many traversers there are. */
async function numberingEqual(
  traversers: readonly Traverser[],
  run: Run,
): Promise<(way: PathNode | undefined) => number> {
  const nodes = new Set<PathNode>();
  for (const { path } of traversers) {
    for (let node = path; node && !nodes.has(node); node = node.before) nodes.add(node);
  }
  const values = [...nodes].map(({ value }) => value);
  const texts = await identify(values, run);
  const textOf = new Map([...nodes].map((node, i) => [node, texts[i]]));
  const numbers = new Map<string, number>();
  return (way) => {
    let number = 0;
    for (const node of wayOf(way)) {
      const key = JSON.stringify([number, [...node.labels].sort(), textOf.get(node)]);
      number = numbers.get(key) ?? numbers.size + 1;
      numbers.set(key, number);
    }
    return number;
  };
}

function joined(known: Traverser, other: Traverser, run: Run): Traverser {
  const { sack } = known;
  const isMerged = run.mergeSacks !== undefined && sack !== undefined && other.sack !== undefined;
  const one = isMerged ? known.withSack(operate(run.mergeSacks, sack, other.sack)) : known;
  return run.bulks ? one.withBulk(known.bulk + other.bulk) : one;
}

/** Sacks that no operator merges keep their traversers apart. */
async function sackKeysOf(traversers: readonly Traverser[], run: Run): Promise<readonly string[]> {
  const isPlain =
    run.mergeSacks !== undefined || traversers.every(({ sack }) => sack === undefined);
  if (isPlain) return traversers.map(() => '');
  return identify(
    traversers.map(({ sack }) => sack ?? null),
    run,
  );
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
