import { ALWAYS, CodedError, FOREVER, type Instant, type Interval } from '@meshlapse/model';
import type { Backend } from './backend.ts';
import {
  allBuckets,
  type Bucket,
  bucketKey,
  bucketOf,
  type EpochPart,
  epochAt,
  epochsWithin,
  type PortionStart,
} from './buckets.ts';
import { following, instantKey, type Key } from './key.ts';
import { membersOf, type PagePart, steadyAround, stretchesOf, unseen } from './page-members.ts';
import { decodePage, noStretches, type Stretches, type TemporalPage } from './temporal-page.ts';

/** Where pages are kept. */
export interface PageTables {
  /** Group and bucket to the page that goes on for ever. */
  readonly open: string;
  /** Group, bucket and start to a page that is over. */
  readonly closed: string;
}

export interface MembersAt {
  /** The group was spread over `2^depth` buckets at that instant. */
  readonly depth: number;
  /**
   * Those alive at the instant, bucket by bucket, ascending in each. A stretch is cut off where the page that tells of it
   * begins and ends.
   */
  readonly members: Stretches;
  /** Where the first page read ends: stretches that end there may go on. */
  readonly until: Instant;
  /** An interval around the instant in which the members are the same. It may be shorter than it could be. */
  readonly during: Interval;
}

/** How much of a group to read. */
export interface PortionQuery {
  readonly wanted: number;
  readonly from?: PortionStart | undefined;
  /** Groups of about as many members or fewer are read to their end at once. */
  readonly whole?: number;
}

export interface Portion {
  readonly members: Stretches;
  /** Absent behind the last. */
  readonly next: PortionStart | undefined;
  /** As of {@link MembersAt}. */
  readonly during: Interval;
}

/** Members of one bucket, as they are on the whole. */
const USUAL_BUCKET = 64;

/** Which buckets of a group to read, given how deep it is spread. */
type Select = (group: number, depth: number) => readonly number[];

/** Readers race with writers between two reads; a group that was spread anew meanwhile is read again. */
const MAX_ATTEMPTS = 16;

/**
 * Reads groups of members that come and go.
 *
 * A group's key must not begin another's. A look-up at any instant reads one page for each bucket, however long the
 * group's past is: a page begins with all that live at its start.
 *
 * @see docs/adr/0002-temporal-store-layout.md
 */
export class TemporalSet {
  readonly #backend: Backend;
  readonly #tables: PageTables;

  constructor(backend: Backend, tables: PageTables) {
    this.#backend = backend;
    this.#tables = tables;
  }

  /** The members of each group at an instant, or at an instant of its own. */
  at(groups: readonly Key[], at: Instant | readonly Instant[]): Promise<readonly MembersAt[]> {
    return this.#at(groups, at, (_, depth) => allBuckets(depth));
  }

  /**
   * About `wanted` members of each group at an instant: of a large group, only some buckets are read. All portions
   * together are the group, also when it is spread anew meanwhile.
   */
  async portions(
    groups: readonly Key[],
    at: Instant,
    { wanted, from, whole = 0 }: PortionQuery,
  ): Promise<readonly Portion[]> {
    const start = from?.bucket ?? 0;
    const isWhole = (depth: number) =>
      from ? depth !== from.depth : USUAL_BUCKET * 2 ** depth <= whole;
    const end = start + Math.ceil(wanted / USUAL_BUCKET);
    const select: Select = (_, depth) =>
      isWhole(depth) ? allBuckets(depth) : allBuckets(depth).slice(start, end);
    const found = await this.#at(groups, at, select);
    return found.map(({ depth, members, during }) => {
      const isLast = isWhole(depth) || end >= 2 ** depth;
      const next = isLast ? undefined : { depth, bucket: end };
      const isAgain = from && depth !== from.depth;
      return { members: isAgain ? unseen(members, from) : members, next, during };
    });
  }

  async #at(
    groups: readonly Key[],
    at: Instant | readonly Instant[],
    select: Select,
  ): Promise<readonly MembersAt[]> {
    const instantOf = typeof at === 'number' ? () => at : (i: number) => at[i] ?? FOREVER;
    const found = await this.#pagesAt(groups, instantOf, select);
    return found.map(({ depth, pages, exists }, i) => ({
      depth,
      members: membersOf(pages, instantOf(i)),
      until: Math.min(FOREVER, ...pages.map(({ end }) => end)),
      during: exists ? steadyAround(pages, instantOf(i)) : ALWAYS,
    }));
  }

  /** About how many members each group has at an instant: exact for groups of one bucket. */
  async sizes(groups: readonly Key[], at: Instant): Promise<readonly number[]> {
    const found = await this.#pagesAt(
      groups,
      () => at,
      () => [0],
    );
    return found.map(({ depth, pages }) => membersOf(pages, at).member.length * 2 ** depth);
  }

  /** Which of these numbers are members of the group at an instant. Reads only the buckets that they fall in. */
  async having(group: Key, members: readonly number[], at: Instant): Promise<ReadonlySet<number>> {
    const select: Select = (_, depth) => [...new Set(members.map((m) => bucketOf(m, depth)))];
    const [found] = await this.#pagesAt([group], () => at, select);
    const held = new Set(found ? membersOf(found.pages, at).member : []);
    return new Set(members.filter((member) => held.has(member)));
  }

  /** The stretches of each group inside an interval, each whole, sorted by member and start. */
  async between(groups: readonly Key[], interval: Interval): Promise<readonly Stretches[]> {
    const stretches: Stretches[] = groups.map(noStretches);
    let pending = interval.from < interval.to ? groups.map((_, i) => i) : [];
    for (let attempt = 0; pending.length > 0; attempt++) {
      if (attempt === MAX_ATTEMPTS) throw tooBusy();
      const wanted = pending.map((i) => groups[i] ?? '');
      const heads = await this.#readOpen(wanted.map((group) => ({ group, bucket: 0 })));
      const found = await Promise.all(
        wanted.map((group, n) => this.#stretchesOf(group, heads[n], interval)),
      );
      found.forEach((part, n) => {
        if (part) stretches[pending[n] ?? 0] = part;
      });
      pending = pending.filter((_, n) => !found[n]);
    }
    return stretches;
  }

  /** `undefined` when the pages did not belong together. */
  async #stretchesOf(
    group: Key,
    head: TemporalPage | undefined,
    interval: Interval,
  ): Promise<Stretches | undefined> {
    if (!head) return noStretches();
    if (head.depth === 0 && head.start <= interval.from)
      return stretchesOf([{ page: head, interval }]);
    const epochs = epochsWithin(head.epochs, interval);
    const parts = await Promise.all(
      epochs.map((epoch) => this.#partsOf(group, { ...epoch, head })),
    );
    return parts.every((part) => part !== undefined) ? stretchesOf(parts.flat()) : undefined;
  }

  /** The pages of one epoch; `undefined` when the group was spread anew meanwhile. */
  async #partsOf(
    group: Key,
    epoch: EpochPart & { readonly head: TemporalPage },
  ): Promise<readonly PagePart[] | undefined> {
    const { depth, during, head, isLast } = epoch;
    const buckets = allBuckets(depth);
    const others = buckets.slice(1).map((bucket) => ({ group, bucket }));
    const open = isLast ? [head, ...(await this.#readOpen(others))] : [];
    if (isLast && open.some((page) => page?.depth !== depth)) return undefined;
    const closed = await Promise.all(
      buckets.map((bucket) => {
        const to = Math.min(during.to, open[bucket]?.start ?? FOREVER);
        return to > during.from
          ? this.closedWithin({ group, bucket }, { from: during.from, to })
          : [];
      }),
    );
    const pages = [...closed.flat(), ...open.filter((page) => page !== undefined)];
    return pages.map((page) => ({ page, interval: during }));
  }

  /** Closed pages of a bucket that meet an interval, in order. */
  async closedWithin(
    { group, bucket }: Bucket,
    during: Interval,
  ): Promise<readonly TemporalPage[]> {
    const { closed } = this.#tables;
    const prefix = bucketKey(group, bucket);
    const key = prefix + instantKey(during.from);
    const [floor] = await this.#backend.floorMany(closed, [{ prefix, key }]);
    const pages = floor ? [decodePage(floor.value)] : [];
    let from: Key | undefined = floor ? following(floor.key) : key;
    const to = prefix + instantKey(during.to);
    while (from !== undefined && from < to) {
      const page = await this.#backend.scan(closed, { from, to }, 64);
      pages.push(...page.entries.map(({ value }) => decodePage(value)));
      from = page.next;
    }
    return pages.filter((page) => page.end > during.from);
  }

  async #pagesAt(
    groups: readonly Key[],
    instantOf: (index: number) => Instant,
    select: Select,
  ): Promise<readonly GroupPages[]> {
    const found: Found[] = groups.map(() => ({ depth: 0, slots: [], exists: false }));
    let pending = groups.map((_, i) => i);
    for (let attempt = 0; pending.length > 0; attempt++) {
      if (attempt === MAX_ATTEMPTS) throw tooBusy();
      pending = await this.#tryPagesAt(groups, { instantOf, select, pending }, found);
    }
    return found.map(({ depth, exists, slots }) => ({
      depth,
      exists,
      pages: slots.filter((page) => page !== undefined),
    }));
  }

  /** Fills in `found`; returns the groups whose pages did not belong together. */
  async #tryPagesAt(groups: readonly Key[], wanted: Wanted, found: Found[]): Promise<number[]> {
    const { pending } = wanted;
    const heads = await this.#readOpen(pending.map((i) => ({ group: groups[i] ?? '', bucket: 0 })));
    const places = placesOf(groups, heads, wanted, found);
    const past = places.filter(({ isLast }) => !isLast);
    const changed = new Set<number>();
    for (const [place, page] of await this.#withOpen(places.filter(({ isLast }) => isLast))) {
      if (page && page.start > place.at) past.push(place);
      else if (!addPage(found[place.index], place, page)) changed.add(place.index);
    }
    const closed = await this.#readClosed(past);
    for (const [n, place] of past.entries()) {
      const page = closed[n];
      const isThere = page && place.at < page.end;
      if (isThere && !addPage(found[place.index], place, page)) changed.add(place.index);
    }
    return [...changed];
  }

  async #withOpen(
    places: readonly Place[],
  ): Promise<readonly (readonly [Place, TemporalPage | undefined])[]> {
    const unread = places.filter(({ bucket }) => bucket > 0);
    const pages = await this.#readOpen(unread);
    const read = new Map(unread.map((place, n) => [place, pages[n]]));
    return places.map((place) => [place, place.bucket > 0 ? read.get(place) : place.head]);
  }

  async #readOpen(places: readonly Bucket[]): Promise<readonly (TemporalPage | undefined)[]> {
    if (places.length === 0) return [];
    const keys = places.map(({ group, bucket }) => bucketKey(group, bucket));
    const values = await this.#backend.getMany(this.#tables.open, keys);
    return values.map((value) => value && decodePage(value));
  }

  async #readClosed(places: readonly Place[]): Promise<readonly (TemporalPage | undefined)[]> {
    if (places.length === 0) return [];
    const probes = places.map(({ group, bucket, at }) => {
      const prefix = bucketKey(group, bucket);
      return { prefix, key: prefix + instantKey(at) };
    });
    const entries = await this.#backend.floorMany(this.#tables.closed, probes);
    return entries.map((entry) => entry && decodePage(entry.value));
  }
}

interface Place extends Bucket {
  /** Of the group, in the call. */
  readonly index: number;
  /** Of the bucket, among those of the group that are read. */
  readonly slot: number;
  readonly at: Instant;
  /** Bucket 0 of the group. */
  readonly head: TemporalPage;
  /** Whether the bucket belongs to the group's present epoch. */
  readonly isLast: boolean;
}

interface Wanted {
  readonly instantOf: (index: number) => Instant;
  readonly select: Select;
  /** Indexes of the groups to look up. */
  readonly pending: readonly number[];
}

interface FoundGroup {
  readonly depth: number;
  /** Whether the group ever had members. */
  readonly exists: boolean;
}

/** While it is read: pages by the slot of their bucket, absent where nothing of it was there yet. */
interface Found extends FoundGroup {
  readonly slots: (TemporalPage | undefined)[];
}

interface GroupPages extends FoundGroup {
  /** In the order of their buckets. */
  readonly pages: readonly TemporalPage[];
}

/** Where to look for the groups; notes how deep each was spread. */
function placesOf(
  groups: readonly Key[],
  heads: readonly (TemporalPage | undefined)[],
  { instantOf, select, pending }: Wanted,
  found: Found[],
): Place[] {
  return heads.flatMap((head, n) => {
    const index = pending[n] ?? 0;
    if (!head) return [];
    const at = instantOf(index);
    const { depth, isLast } = epochAt(head.epochs, at);
    found[index] = { depth, slots: [], exists: true };
    const group = groups[index] ?? '';
    const buckets = select(index, depth);
    return buckets.map((bucket, slot) => ({ index, slot, group, bucket, at, head, isLast }));
  });
}

/** Whether the page belongs to the epoch that is being read. */
function addPage(
  found: Found | undefined,
  { slot }: Place,
  page: TemporalPage | undefined,
): boolean {
  if (!page || found?.depth !== page.depth) return false;
  found.slots[slot] = page;
  return true;
}

function tooBusy(): CodedError {
  return new CodedError({
    code: 'STORE_BUSY',
    category: 'busy',
    message: 'A group of the graph changed faster than it could be read. Ask again.',
  });
}
