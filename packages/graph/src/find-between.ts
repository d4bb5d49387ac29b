import type {
  Cursor,
  ElementKind,
  ElementQuery,
  FoundPage,
  Interval,
  Value,
} from '@meshlapse/model';
import { equalityKey, type Key, type Stretches } from '@meshlapse/store';
import { type Conditions, conditionsOf, labelGroups } from './find-conditions.ts';
import type { Reader } from './reader.ts';

interface Row {
  readonly number: number;
  readonly during: Interval;
}

/** Versions that were found and not handed out, and elements that were not looked at. */
interface Rest {
  readonly rows: readonly Row[];
  readonly elements: readonly number[];
}

const MIN_ELEMENTS = 16;
const MAX_ELEMENTS = 512;

/**
 * Versions inside an interval that meet all conditions.
 *
 * The condition with the fewest members gives the elements; each of their versions is held against the others.
 */
export async function findBetween(
  reader: Reader,
  interval: Interval,
  query: ElementQuery,
  page: { readonly limit: number; readonly cursor: Cursor },
): Promise<FoundPage> {
  const rest = page.cursor as Rest | undefined;
  const rows: Row[] = [...(rest?.rows ?? [])];
  let elements = rest?.elements ?? (await candidates(reader, interval, query));
  const step = Math.min(MAX_ELEMENTS, Math.max(MIN_ELEMENTS, page.limit));
  while (rows.length < page.limit && elements.length > 0) {
    const versions = await reader.versionsWithin(elements.slice(0, step), interval);
    rows.push(...(await matching(reader, query, versions)));
    elements = elements.slice(step);
  }
  const left: Rest = { rows: rows.slice(page.limit), elements };
  const taken = rows.slice(0, page.limit);
  return {
    handles: taken.map(({ number }) => number),
    during: taken.map(({ during }) => during),
    next: left.rows.length === 0 && elements.length === 0 ? undefined : left,
  };
}

async function candidates(
  reader: Reader,
  interval: Interval,
  query: ElementQuery,
): Promise<readonly number[]> {
  const conditions = await conditionsOf(reader, query);
  if (!conditions) return [];
  if (query.ids) return reader.ids.numbersOf(query.kind, query.ids);
  const groups = await fewest(reader, interval, query.kind, conditions);
  const found = await reader.sets.between(groups, interval);
  const members = new Set<number>();
  for (const { member } of found) for (const number of member) members.add(number);
  return [...members].sort((a, b) => a - b);
}

/** The groups that together have the fewest members at the interval's last instant: a guess, but a cheap one. */
async function fewest(
  reader: Reader,
  interval: Interval,
  kind: ElementKind,
  { labels, groups: equal }: Conditions,
): Promise<readonly Key[]> {
  const isLabelled = labels !== undefined || equal.length === 0;
  const choices = equal.map((group): readonly Key[] => [group]);
  if (isLabelled) choices.push(await labelGroups(reader, kind, labels));
  let best = choices[0] ?? [];
  let bestSize = Number.POSITIVE_INFINITY;
  for (const groups of choices.length > 1 ? choices : []) {
    const sizes = await reader.sets.sizes(groups, interval.to - 1);
    const size = sizes.reduce((sum, count) => sum + count, 0);
    if (size < bestSize) [best, bestSize] = [groups, size];
  }
  return best;
}

async function matching(
  reader: Reader,
  query: ElementQuery,
  versions: ReadonlyMap<number, Stretches>,
): Promise<readonly Row[]> {
  const rows = [...versions].flatMap(([element, { member, from, to }]) =>
    member.map((number, i) => ({
      element,
      number,
      during: { from: from[i] ?? 0, to: to[i] ?? 0 },
    })),
  );
  const labels = query.labels;
  const identities = labels ? await reader.identities(rows.map(({ element }) => element)) : [];
  const wanted = new Set<number | undefined>(
    await Promise.all((labels ?? []).map((label) => reader.numberOf(query.kind, label))),
  );
  let kept = rows.filter((_, i) => !labels || wanted.has(identities[i]?.label));
  for (const { key, value } of query.equals ?? []) {
    const facts = await reader.putFacts(kept.map(({ number }) => number));
    const held = await reader.values(
      facts.map((fact, i) => ({
        element: fact.element,
        number: kept[i]?.number ?? 0,
        fact,
        properties: fact.properties,
      })),
      key,
    );
    kept = kept.filter((_, i) => held[i]?.some((own) => isEqual(own, value)));
  }
  return kept;
}

function isEqual(a: Value, b: Value): boolean {
  const key = equalityKey(a);
  return key !== undefined && key === equalityKey(b);
}
