import {
  BEGINNING,
  CodedError,
  FOREVER,
  type Instant,
  type Interval,
  intersect,
} from '@meshlapse/model';
import type { Backend } from './backend.ts';
import { following, instantKey, type Key, u16 } from './key.ts';
import {
  decodePage,
  type Epoch,
  noStretches,
  pushStretch,
  type Stretches,
  type TemporalPage,
} from './temporal-page.ts';

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
  /** Those alive at the instant. A stretch is cut off where the page that tells of it begins and ends. */
  readonly members: Stretches;
  /** Where the first page read ends: stretches that end there may go on. */
  readonly until: Instant;
}

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

  /**
   * The members of each group at an instant, or at an instant of its own. `buckets` limits the answer to some of those
   * that there are.
   */
  async at(
    groups: readonly Key[],
    at: Instant | readonly Instant[],
    buckets?: readonly number[],
  ): Promise<readonly MembersAt[]> {
    const select: Select = (_, depth) =>
      buckets?.filter((b) => b < 2 ** depth) ?? allBuckets(depth);
    const instantOf = typeof at === 'number' ? () => at : (i: number) => at[i] ?? FOREVER;
    const found = await this.#pagesAt(groups, instantOf, select);
    return found.map(({ depth, pages }, i) => ({
      depth,
      members: membersOf(pages, instantOf(i)),
      until: Math.min(FOREVER, ...pages.map(({ end }) => end)),
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
    if (head.depth === 0 && head.start <= interval.from) return clipped([{ page: head, interval }]);
    const epochs = epochsWithin(head.epochs, interval);
    const parts = await Promise.all(
      epochs.map((epoch) => this.#partsOf(group, { ...epoch, head })),
    );
    return parts.every((part) => part !== undefined) ? clipped(parts.flat()) : undefined;
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
  ): Promise<Found[]> {
    const found: Found[] = groups.map(() => ({ depth: 0, pages: [] }));
    let pending = groups.map((_, i) => i);
    for (let attempt = 0; pending.length > 0; attempt++) {
      if (attempt === MAX_ATTEMPTS) throw tooBusy();
      pending = await this.#tryPagesAt(groups, { instantOf, select, pending }, found);
    }
    return found;
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
      else if (!addPage(found[place.index], page)) changed.add(place.index);
    }
    const closed = await this.#readClosed(past);
    for (const [n, { index, at }] of past.entries()) {
      const page = closed[n];
      if (page && at < page.end && !addPage(found[index], page)) changed.add(index);
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

export interface Bucket {
  readonly group: Key;
  readonly bucket: number;
}

interface Place extends Bucket {
  /** Of the group, in the call. */
  readonly index: number;
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

interface Found {
  readonly depth: number;
  readonly pages: TemporalPage[];
}

interface PagePart {
  readonly page: TemporalPage;
  readonly interval: Interval;
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
    found[index] = { depth, pages: [] };
    const group = groups[index] ?? '';
    return select(index, depth).map((bucket) => ({ index, group, bucket, at, head, isLast }));
  });
}

/** Whether the page belongs to the epoch that is being read. */
function addPage(found: Found | undefined, page: TemporalPage | undefined): boolean {
  if (!page || found?.depth !== page.depth) return false;
  found.pages.push(page);
  return true;
}

export function bucketKey(group: Key, bucket: number): Key {
  return group + u16(bucket);
}

/** Spreads numbers that were given out in a row, or at any stride, evenly. */
export function bucketOf(member: number, depth: number): number {
  let hash = (member ^ Math.floor(member / 2 ** 32)) >>> 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) % 2 ** depth;
}

export function allBuckets(depth: number): readonly number[] {
  return Array.from({ length: 2 ** depth }, (_, bucket) => bucket);
}

/** The first epoch has no beginning. */
export const FIRST_EPOCH: Epoch = { since: BEGINNING, depth: 0 };

function epochAt(
  epochs: readonly Epoch[],
  at: Instant,
): { readonly depth: number; readonly isLast: boolean } {
  const index = Math.max(
    0,
    epochs.findLastIndex((epoch) => epoch.since <= at),
  );
  return { depth: epochs[index]?.depth ?? 0, isLast: index === epochs.length - 1 };
}

export interface EpochPart {
  readonly depth: number;
  readonly during: Interval;
  /** Whether it is the group's present one, whose pages may be open. */
  readonly isLast: boolean;
}

/** The part of each epoch in an interval. */
export function epochsWithin(epochs: readonly Epoch[], interval: Interval): readonly EpochPart[] {
  return epochs.flatMap(({ since, depth }, i) => {
    const isLast = i === epochs.length - 1;
    const from = i === 0 ? Math.min(since, interval.from) : since;
    const during = intersect(interval, { from, to: epochs[i + 1]?.since ?? FOREVER });
    return during ? [{ depth, during, isLast }] : [];
  });
}

function tooBusy(): CodedError {
  return new CodedError({
    code: 'STORE_BUSY',
    category: 'busy',
    message: 'A group of the graph changed faster than it could be read. Ask again.',
  });
}

function membersOf(pages: readonly TemporalPage[], at: Instant): Stretches {
  const members = noStretches();
  for (const { entries } of pages) {
    for (let i = 0; i < entries.member.length; i++) {
      const from = entries.from[i] ?? 0;
      const to = entries.to[i] ?? 0;
      if (from > at || at >= to) continue;
      members.member.push(entries.member[i] ?? 0);
      members.payload.push(entries.payload[i] ?? 0);
      members.from.push(from);
      members.to.push(to);
    }
  }
  return members;
}

/** Joins what page borders and clipping cut apart. */
function clipped(parts: readonly PagePart[]): Stretches {
  const all = noStretches();
  for (const { page, interval } of parts) {
    const { member, payload, from, to } = page.entries;
    for (let i = 0; i < member.length; i++) {
      const during = intersect(interval, { from: from[i] ?? 0, to: to[i] ?? 0 });
      if (during) pushStretch(all, { member: member[i] ?? 0, payload: payload[i] ?? 0 }, during);
    }
  }
  const order = all.member.map((_, i) => i);
  const column = (values: readonly number[], i: number): number => values[i] ?? 0;
  order.sort(
    (a, b) =>
      column(all.member, a) - column(all.member, b) || column(all.from, a) - column(all.from, b),
  );
  const joined = noStretches();
  for (const i of order) {
    const last = joined.member.length - 1;
    const continues =
      joined.member[last] === all.member[i] &&
      joined.payload[last] === all.payload[i] &&
      joined.to[last] === all.from[i];
    if (continues) joined.to[last] = column(all.to, i);
    else {
      const member = { member: column(all.member, i), payload: column(all.payload, i) };
      pushStretch(joined, member, { from: column(all.from, i), to: column(all.to, i) });
    }
  }
  return joined;
}
