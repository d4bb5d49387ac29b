import type {
  Cursor,
  ElementKind,
  ElementQuery,
  FoundPage,
  Instant,
  MaybePromise,
} from '@meshlapse/model';
import type { Key, PortionStart } from '@meshlapse/store';
import { type Conditions, conditionsOf, labelGroups } from './find-conditions.ts';
import type { Reader } from './reader.ts';
import { then } from './then.ts';

/** A group of so few is begun with, however few others have. */
const FEW = 64;
/** Elements held against the conditions at once. */
const AT_ONCE = 64;

const NOWHERE: FoundPage = { handles: [], next: undefined };

/** Where a look-up stands: it goes on as it began. */
interface Rest {
  readonly conditions: Conditions;
  /** The groups whose members are looked at, one after the other, and how many were begun. */
  readonly groups: readonly Key[];
  readonly begun: number;
  /** What was read last, and how many of it were looked at. */
  readonly members: readonly number[];
  readonly taken: number;
  /** Where the group that was begun last goes on. */
  readonly next: PortionStart | undefined;
  /** Elements that were found and not handed out. */
  readonly found: readonly number[];
}

/**
 * Elements at an instant that meet all conditions.
 *
 * Starts from the group that has the fewest members and keeps those that meet the other conditions, some at a time:
 * reads neither history nor what changes of elements.
 */
export function findAt(
  reader: Reader,
  at: Instant,
  query: ElementQuery,
  page: { readonly limit: number; readonly cursor: Cursor },
): MaybePromise<FoundPage> {
  const rest = page.cursor as Rest | undefined;
  if (rest) return goOn(reader, at, rest, page.limit);
  return then(conditionsOf(reader, query), (conditions) => {
    if (!conditions) return NOWHERE;
    const begun = query.ids
      ? withIds(reader, at, { ...query, ids: query.ids }, conditions)
      : begin(reader, at, query.kind, conditions);
    return then(begun, (first) => goOn(reader, at, first, page.limit));
  });
}

function withIds(
  reader: Reader,
  at: Instant,
  { kind, ids }: ElementQuery & { readonly ids: NonNullable<ElementQuery['ids']> },
  conditions: Conditions,
): MaybePromise<Rest> {
  return then(reader.ids.numbersOf(kind, ids), (elements) =>
    then(reader.versions.present(elements, at), (members) => restOf([], conditions, members)),
  );
}

async function begin(
  reader: Reader,
  at: Instant,
  kind: ElementKind,
  conditions: Conditions,
): Promise<Rest> {
  const { labels, groups } = conditions;
  const labelled = await labelGroups(reader, kind, labels);
  const [first] = groups;
  if (first === undefined) return restOf(labelled, { labels: undefined, groups });
  let best = { group: first, size: Number.POSITIVE_INFINITY };
  for (const group of groups) {
    const size = await reader.groups.size(group, at);
    if (size < best.size) best = { group, size };
    if (size <= FEW) break;
  }
  const isFewer = labels && best.size > FEW && (await sizeOf(reader, labelled, at)) < best.size;
  if (isFewer) return restOf(labelled, { labels: undefined, groups });
  return restOf([best.group], { labels, groups: groups.filter((group) => group !== best.group) });
}

async function sizeOf(reader: Reader, groups: readonly Key[], at: Instant): Promise<number> {
  let sum = 0;
  for (const group of groups) sum += await reader.groups.size(group, at);
  return sum;
}

function restOf(
  groups: readonly Key[],
  conditions: Conditions,
  members: readonly number[] = [],
): Rest {
  return { conditions, groups, begun: 0, members, taken: 0, next: undefined, found: [] };
}

/** Answers at once when all that is left was read already. */
function goOn(reader: Reader, at: Instant, rest: Rest, limit: number): MaybePromise<FoundPage> {
  const { conditions, members, taken } = rest;
  const isNarrowed = conditions.labels !== undefined || conditions.groups.length > 0;
  if (hasMore(rest) || isNarrowed) return search(reader, at, rest, { limit, isNarrowed });
  const handles = members.slice(taken, taken + limit);
  const left = { ...rest, taken: taken + handles.length };
  return { handles, next: left.taken < members.length ? left : undefined };
}

/** Whether a group was not read to its end. */
function hasMore({ groups, begun, next }: Rest): boolean {
  return begun < groups.length || next !== undefined;
}

async function search(
  reader: Reader,
  at: Instant,
  rest: Rest,
  { limit, isNarrowed }: { readonly limit: number; readonly isNarrowed: boolean },
): Promise<FoundPage> {
  const found = [...rest.found];
  let place = rest;
  while (found.length < limit) {
    const { members, taken, conditions } = place;
    const room = limit - found.length;
    if (taken < members.length) {
      const some = members.slice(taken, taken + (isNarrowed ? Math.max(AT_ONCE, room) : room));
      const kept = isNarrowed ? await meeting(reader, at, some, conditions) : some;
      for (const element of kept) found.push(element);
      place = { ...place, taken: taken + some.length };
    } else if (hasMore(place)) place = await nextPart(reader, at, place, room);
    else break;
  }
  return pageOf({ ...place, found }, limit);
}

function pageOf(rest: Rest, limit: number): FoundPage {
  const left = { ...rest, found: rest.found.slice(limit) };
  const isDone = left.found.length === 0 && left.taken === left.members.length && !hasMore(left);
  return { handles: rest.found.slice(0, limit), next: isDone ? undefined : left };
}

/** Reads on, in the group that was begun last or in the next one. */
function nextPart(reader: Reader, at: Instant, rest: Rest, wanted: number): MaybePromise<Rest> {
  const { groups, next: from } = rest;
  const begun = from ? rest.begun : rest.begun + 1;
  const part = reader.groups.part(groups[begun - 1] ?? '', at, { wanted, from });
  return then(part, ({ members, next }) => ({ ...rest, begun, members, taken: 0, next }));
}

/** Those of the elements that have one of the labels and are in every group. */
async function meeting(
  reader: Reader,
  at: Instant,
  elements: readonly number[],
  { labels, groups }: Conditions,
): Promise<readonly number[]> {
  let kept = elements;
  if (labels) {
    const identities = await reader.identities(kept);
    kept = kept.filter((_, i) => labels.includes(identities[i]?.label ?? -1));
  }
  for (const group of groups) {
    if (kept.length > 0) kept = await reader.groups.keep(group, kept, at);
  }
  return kept;
}
