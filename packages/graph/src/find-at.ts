import type { Cursor, ElementQuery, FoundPage, Instant } from '@meshlapse/model';
import type { Key, PortionStart } from '@meshlapse/store';
import { FACT } from './fact-codec.ts';
import { type Condition, conditionsOf } from './find-conditions.ts';
import { timelineOf } from './layout.ts';
import type { Reader } from './reader.ts';

/** Elements that were found and not handed out, and where the first condition's groups go on. */
interface Rest {
  readonly elements: readonly number[];
  readonly group: number;
  readonly from?: PortionStart | undefined;
}

/**
 * Elements at an instant that meet all conditions.
 *
 * Starts from the condition that the fewest meet and keeps those that are in the groups of the others, portion by
 * portion: reads neither history nor elements.
 */
export async function findAt(
  reader: Reader,
  at: Instant,
  query: ElementQuery,
  page: { readonly limit: number; readonly cursor: Cursor },
): Promise<FoundPage> {
  const conditions = await conditionsOf(reader, query);
  if (query.ids)
    return findByIds(reader, at, { ...query, ids: query.ids }, { ...page, conditions });
  const [first, ...others] = await fewestFirst(reader, at, conditions);
  const rest = (page.cursor as Rest | undefined) ?? { elements: [], group: 0 };
  let { group, from } = rest;
  const elements = [...rest.elements];
  const groups = first ?? [];
  while (elements.length < page.limit && group < groups.length) {
    const wanted = page.limit - elements.length;
    const [found] = await reader.sets.portions([groups[group] ?? ''], at, { wanted, from });
    const members = found?.members.member ?? [];
    elements.push(...(await keepMembers(reader, at, members, others)));
    from = found?.next;
    if (!from) group++;
  }
  return pageOf(elements, page.limit, { group, from, isDone: group >= groups.length });
}

async function findByIds(
  reader: Reader,
  at: Instant,
  query: ElementQuery & { readonly ids: NonNullable<ElementQuery['ids']> },
  page: {
    readonly limit: number;
    readonly cursor: Cursor;
    readonly conditions: readonly Condition[];
  },
): Promise<FoundPage> {
  const rest = page.cursor as Rest | undefined;
  if (rest) return pageOf(rest.elements, page.limit, { group: 0, isDone: true });
  const known = await reader.elementsWithIds(query.kind, query.ids);
  const timelines = await reader.sets.at(known.map(timelineOf), at);
  const there = known.filter((_, i) => timelines[i]?.members.payload[0] === FACT.put);
  const isBounded = query.labels !== undefined || query.equals !== undefined;
  const elements = isBounded ? await keepMembers(reader, at, there, page.conditions) : there;
  return pageOf(elements, page.limit, { group: 0, isDone: true });
}

async function fewestFirst(
  reader: Reader,
  at: Instant,
  conditions: readonly Condition[],
): Promise<readonly Condition[]> {
  if (conditions.length < 2) return conditions;
  const sizes = await Promise.all(
    conditions.map(async (groups) => {
      const counts = await reader.sets.sizes(groups, at);
      return counts.reduce((sum, count) => sum + count, 0);
    }),
  );
  const order = conditions.map((_, i) => i);
  order.sort((a, b) => (sizes[a] ?? 0) - (sizes[b] ?? 0));
  return order.map((i) => conditions[i] ?? []);
}

/** Those that are in some group of each condition. */
async function keepMembers(
  reader: Reader,
  at: Instant,
  elements: readonly number[],
  conditions: readonly Condition[],
): Promise<readonly number[]> {
  let kept = elements;
  for (const groups of conditions) {
    if (kept.length === 0) return kept;
    const held = new Set<number>();
    for (const group of groups) {
      for (const member of await reader.sets.having(group satisfies Key, kept, at))
        held.add(member);
    }
    kept = kept.filter((element) => held.has(element));
  }
  return kept;
}

function pageOf(
  elements: readonly number[],
  limit: number,
  { isDone, ...place }: Omit<Rest, 'elements'> & { readonly isDone: boolean },
): FoundPage {
  const left: Rest = { elements: elements.slice(limit), ...place };
  const next = isDone && left.elements.length === 0 ? undefined : left;
  return { handles: elements.slice(0, limit), next };
}
