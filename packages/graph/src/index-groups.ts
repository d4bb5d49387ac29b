import type { Instant, MaybePromise } from '@meshlapse/model';
import type { Key, Portion, PortionQuery, PortionStart } from '@meshlapse/store';
import type { SetReads } from './known-sets.ts';
import { LruCache } from './lru-cache.ts';
import { StretchCache } from './stretch-cache.ts';

/** Members that are remembered. */
const CACHED_MEMBERS = 1_000_000;
/** What a group takes besides, counted in members. */
const GROUP_WEIGHT = 32;
/** Groups that are spread no wider than for about as many members are read whole, and so remembered. */
const WHOLE_MEMBERS = 8192;

/** Members of a group, ascending. */
export interface GroupPart {
  readonly members: readonly number[];
  /** Where reading the group goes on. */
  readonly next: PortionStart | undefined;
}

/** The elements in index groups, those of labels and of equal values, for as long as they stay the same. */
export class IndexGroups {
  readonly #sets: SetReads;
  readonly #known = new StretchCache<Key, readonly number[]>(new LruCache(CACHED_MEMBERS));

  constructor(sets: SetReads) {
    this.#sets = sets;
  }

  /** The members of a group, or of a large one about as many as are wanted. Answers at once when they are known. */
  part(
    group: Key,
    at: Instant,
    { wanted, from }: { readonly wanted: number; readonly from?: PortionStart | undefined },
  ): MaybePromise<GroupPart> {
    const members = from ? undefined : this.#known.get(group, at);
    if (members) return { members, next: undefined };
    return this.#read(group, at, { wanted, from, whole: WHOLE_MEMBERS });
  }

  /** About how many members a group has. */
  size(group: Key, at: Instant): MaybePromise<number> {
    const members = this.#known.get(group, at);
    if (members) return members.length;
    const first = this.#read(group, at, { wanted: 1, whole: 0 });
    return first.then(({ members: some, next }) => some.length * (next ? 2 ** next.depth : 1));
  }

  /** Those of the elements that are members of a group. */
  keep(group: Key, elements: readonly number[], at: Instant): MaybePromise<readonly number[]> {
    const members = this.#known.get(group, at);
    if (members) return elements.filter((element) => includes(members, element));
    const held = this.#sets.having(group, elements, at);
    return held.then((having) => elements.filter((element) => having.has(element)));
  }

  /** Forgets groups that a write changed. */
  forget(groups: Iterable<Key>): void {
    this.#known.forget(groups);
  }

  clear(): void {
    this.#known.clear();
  }

  async #read(group: Key, at: Instant, page: PortionQuery): Promise<GroupPart> {
    const { generation } = this.#known;
    const [portion] = await this.#sets.portions([group], at, page);
    const members = (portion as Portion).members.member.sort((a, b) => a - b);
    const { next, during } = portion as Portion;
    if (!page.from && !next) {
      const weight = GROUP_WEIGHT + members.length;
      this.#known.put(group, { ...during, value: members, weight }, generation);
    }
    return { members, next };
  }
}

function includes(ascending: readonly number[], member: number): boolean {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ascending[middle] ?? 0) < member) low = middle + 1;
    else high = middle;
  }
  return ascending[low] === member;
}
