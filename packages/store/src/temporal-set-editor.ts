import { FOREVER, type Interval, type MaybePromise } from '@meshlapse/model';
import type { Backend, Write } from './backend.ts';
import { allBuckets, bucketKey, bucketOf, epochsWithin, FIRST_EPOCH } from './buckets.ts';
import { instantKey, type Key } from './key.ts';
import { decodePage, type Epoch, encodePage, type Member, TemporalPage } from './temporal-page.ts';
import { type PageTables, TemporalSet } from './temporal-set.ts';

/** During an interval a member belongs to a group, or does not, whatever was known before. */
export interface SetChange extends Member {
  readonly during: Interval;
  readonly belongs: boolean;
}

/** A bucket with this many living members is split; one with this few is joined with others. */
const SPLIT_ALIVE = 128;
const JOIN_ALIVE = 8;
const JOINED_ALIVE = 48;
const MAX_DEPTH = 14;

/** A closed page is cut in two when it has this many entries, most of them not alive all through it. */
const CUT_ENTRIES = 248;

/**
 * Works out what to write for changes of groups; writes nothing itself.
 *
 * Changes since the open page began touch that page only. Earlier ones rewrite each page that they overlap.
 *
 * @returns the writes, and how many changes were late ones.
 */
export async function editTemporalSets(
  backend: Backend,
  tables: PageTables,
  changes: ReadonlyMap<Key, readonly SetChange[]>,
): Promise<{ readonly writes: readonly Write[]; readonly late: number }> {
  const writes: Write[] = [];
  let late = 0;
  for (const edit of await openEdits(backend, tables, changes)) {
    for (const change of changes.get(edit.group) ?? []) {
      const pending = edit.apply(change);
      if (pending) await pending;
    }
    edit.collect(writes);
    late += edit.late;
  }
  return { writes, late };
}

/** The groups with all pages that their changes touch, in two reads. */
async function openEdits(
  backend: Backend,
  tables: PageTables,
  changes: ReadonlyMap<Key, readonly SetChange[]>,
): Promise<readonly GroupEdit[]> {
  const groups = [...changes.keys()];
  const heads = await backend.getMany(
    tables.open,
    groups.map((group) => bucketKey(group, 0)),
  );
  const edits = groups.map((group, i) => new GroupEdit({ backend, tables, group }, heads[i]));
  const unread = edits.flatMap((edit) =>
    edit.unread(changes.get(edit.group) ?? []).map((bucket) => ({ edit, bucket })),
  );
  const pages = await backend.getMany(
    tables.open,
    unread.map(({ edit, bucket }) => bucketKey(edit.group, bucket)),
  );
  for (const [i, { edit, bucket }] of unread.entries()) edit.open(bucket, pages[i]);
  return edits;
}

interface GroupPlace {
  readonly backend: Backend;
  readonly tables: PageTables;
  readonly group: Key;
}

class GroupEdit {
  readonly #place: GroupPlace;
  readonly #open = new Map<number, TemporalPage>();
  /** Closed pages that were read or made, by key. */
  readonly #closed = new Map<Key, TemporalPage>();
  /** Keys to write, or to remove where no page is left. */
  readonly #dirtyOpen = new Set<number>();
  readonly #dirtyClosed = new Set<Key>();
  #epochs: readonly Epoch[] = [FIRST_EPOCH];
  late = 0;

  constructor(place: GroupPlace, head: Uint8Array | undefined) {
    this.#place = place;
    if (!head) return;
    const page = decodePage(head);
    this.#epochs = page.epochs;
    this.#open.set(0, page);
  }

  get group(): Key {
    return this.#place.group;
  }

  get #depth(): number {
    return this.#epochs.at(-1)?.depth ?? 0;
  }

  /** Buckets whose open pages the changes touch, as the group is spread now, and which were not read yet. */
  unread(changes: readonly SetChange[]): readonly number[] {
    if (this.#depth === 0) return [];
    const buckets = new Set(changes.map(({ member }) => bucketOf(member, this.#depth)));
    buckets.delete(0);
    return [...buckets];
  }

  /** Takes an open page that was read. */
  open(bucket: number, bytes: Uint8Array | undefined): TemporalPage {
    if (!bytes) throw new Error(`Bucket ${bucket} of a temporal set is not there`);
    const page = decodePage(bytes);
    this.#open.set(bucket, page);
    return page;
  }

  /** A promise only where more has to be read: nearly always it is done at once. */
  apply(change: SetChange): MaybePromise<void> {
    if (change.during.from >= change.during.to) return undefined;
    if (this.#open.size === 0) this.#begin(change);
    const bucket = bucketOf(change.member, this.#depth);
    const page = this.#open.get(bucket);
    if (!page || change.during.from < page.start) return this.#applyToPast(change, bucket);
    return this.#assign(change, bucket, page);
  }

  async #applyToPast(change: SetChange, bucket: number): Promise<void> {
    const page = this.#open.get(bucket) ?? (await this.#load(bucket));
    if (change.during.from < page.start) await this.#applyLate(change, page.start);
    if (change.during.to > page.start) await this.#assign(change, bucket, page);
  }

  #assign(change: SetChange, bucket: number, page: TemporalPage): MaybePromise<void> {
    page.assign(change, change.during, change.belongs);
    this.#dirtyOpen.add(bucket);
    return page.isFull ? this.#relieve(bucket, page) : undefined;
  }

  collect(writes: Write[]): void {
    const { group, tables } = this.#place;
    for (const bucket of this.#dirtyOpen) {
      const page = this.#open.get(bucket);
      if (page && bucket === 0) page.epochs = this.#epochs;
      const key = bucketKey(group, bucket);
      writes.push({ table: tables.open, key, value: page && encodePage(page) });
    }
    for (const key of this.#dirtyClosed) {
      const page = this.#closed.get(key);
      writes.push({ table: tables.closed, key, value: page && encodePage(page) });
    }
  }

  #begin({ during }: SetChange): void {
    this.#open.set(0, new TemporalPage({ from: during.from, to: FOREVER }, 0));
  }

  async #load(bucket: number): Promise<TemporalPage> {
    const { backend, tables, group } = this.#place;
    const [bytes] = await backend.getMany(tables.open, [bucketKey(group, bucket)]);
    return this.open(bucket, bytes);
  }

  /** Makes room in an open page: spreads the group wider or narrower, or leaves the page's dead behind. */
  async #relieve(bucket: number, page: TemporalPage): Promise<void> {
    const { alive } = page;
    if (alive >= SPLIT_ALIVE && this.#depth < MAX_DEPTH) await this.#spread(this.#depth + 1);
    else if (alive < JOIN_ALIVE && this.#depth > 0) await this.#join(bucket, page);
    else this.#close(bucket, page, page.lastChange());
  }

  #close(bucket: number, page: TemporalPage, at: number): void {
    if (at <= page.start) return;
    this.#putClosed(bucket, page.restrict({ from: page.start, to: at }));
    this.#putOpen(bucket, page.restrict({ from: at, to: FOREVER }));
  }

  async #join(bucket: number, page: TemporalPage): Promise<void> {
    const pages = await this.#loadAll();
    const alive = pages.reduce((sum, other) => sum + other.alive, 0);
    const depth = Math.max(0, Math.ceil(Math.log2(alive / JOINED_ALIVE)));
    if (depth < this.#depth) await this.#spread(depth);
    else this.#close(bucket, page, page.lastChange());
  }

  async #loadAll(): Promise<readonly TemporalPage[]> {
    const pages: TemporalPage[] = [];
    for (const bucket of allBuckets(this.#depth)) {
      pages.push(this.#open.get(bucket) ?? (await this.#load(bucket)));
    }
    return pages;
  }

  /** Begins an epoch in which the group has `2^depth` buckets. */
  async #spread(depth: number): Promise<void> {
    const old = await this.#loadAll();
    const since = old.reduce((latest, page) => Math.max(latest, page.lastChange()), -FOREVER);
    const fresh = allBuckets(depth).map(
      () => new TemporalPage({ from: since, to: FOREVER }, depth),
    );
    old.forEach((page, bucket) => {
      if (page.start < since) {
        this.#putClosed(bucket, page.restrict({ from: page.start, to: since }));
      }
      const { member, payload, from, to } = page.restrict({ from: since, to: FOREVER }).entries;
      member.forEach((number, i) => {
        const stretch = { from: from[i] ?? since, to: to[i] ?? FOREVER };
        fresh[bucketOf(number, depth)]?.assign(
          { member: number, payload: payload[i] ?? 0 },
          stretch,
          true,
        );
      });
      this.#open.delete(bucket);
      this.#dirtyOpen.add(bucket);
    });
    const before = this.#epochs.filter((epoch) => epoch.since < since);
    this.#epochs = [...before, { since, depth }];
    for (const [bucket, page] of fresh.entries()) this.#putOpen(bucket, page);
  }

  async #applyLate(change: SetChange, openStart: number): Promise<void> {
    this.late++;
    const past = { from: change.during.from, to: Math.min(change.during.to, openStart) };
    for (const { depth, during } of epochsWithin(this.#epochs, past)) {
      const bucket = bucketOf(change.member, depth);
      for (const page of await this.#coverOf(bucket, during, depth)) {
        page.assign(change, during, change.belongs);
        this.#dirtyClosed.add(this.#closedKey(bucket, page));
        this.#cut(bucket, page);
      }
    }
  }

  /** Closed pages of a bucket that cover an interval without a hole; makes those that are missing. */
  async #coverOf(
    bucket: number,
    during: Interval,
    depth: number,
  ): Promise<readonly TemporalPage[]> {
    const { backend, tables, group } = this.#place;
    const set = new TemporalSet(backend, tables);
    for (const page of await set.closedWithin({ group, bucket }, during)) {
      const key = this.#closedKey(bucket, page);
      // One that was cut in this batch is in the map already, and ends earlier than the stored one.
      if (!this.#closed.has(key)) this.#closed.set(key, page);
    }
    const prefix = bucketKey(group, bucket);
    const pages = [...this.#closed]
      .filter(([key, page]) => key.startsWith(prefix) && meets(page, during))
      .map(([, page]) => page)
      .sort((a, b) => a.start - b.start);
    const missing = holesBetween(pages, during).map((hole) => new TemporalPage(hole, depth));
    for (const page of missing) this.#putClosed(bucket, page);
    return [...missing, ...pages];
  }

  /** Cuts a closed page that late changes made too large. */
  #cut(bucket: number, page: TemporalPage): void {
    if (page.size < CUT_ENTRIES || page.size < 3 * page.alive) return;
    const instants = [...page.entries.from, ...page.entries.to]
      .filter((at) => at > page.start && at < page.end)
      .sort((a, b) => a - b);
    const middle = instants[instants.length >> 1];
    if (middle === undefined) return;
    this.#putClosed(bucket, page.restrict({ from: page.start, to: middle }));
    this.#putClosed(bucket, page.restrict({ from: middle, to: page.end }));
  }

  #putOpen(bucket: number, page: TemporalPage): void {
    this.#open.set(bucket, page);
    this.#dirtyOpen.add(bucket);
  }

  #putClosed(bucket: number, page: TemporalPage): void {
    const key = this.#closedKey(bucket, page);
    this.#closed.set(key, page);
    this.#dirtyClosed.add(key);
  }

  #closedKey(bucket: number, page: TemporalPage): Key {
    return bucketKey(this.#place.group, bucket) + instantKey(page.start);
  }
}

function holesBetween(pages: readonly TemporalPage[], during: Interval): readonly Interval[] {
  const starts = [...pages.map(({ start }) => start), during.to];
  const ends = [during.from, ...pages.map(({ end }) => end)];
  return starts.map((to, i) => ({ from: ends[i] ?? to, to })).filter(({ from, to }) => from < to);
}

function meets(page: TemporalPage, during: Interval): boolean {
  return page.start < during.to && page.end > during.from;
}
