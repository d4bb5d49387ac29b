import {
  ALWAYS,
  contains,
  FOREVER,
  type Instant,
  type Interval,
  intersect,
} from '@meshlapse/model';
import type {
  Key,
  Member,
  MembersAt,
  Portion,
  PortionQuery,
  Stretches,
  TemporalSet,
} from '@meshlapse/store';
import { readGroup } from './layout.ts';

/** What reading needs of temporal sets. */
export type SetReads = Pick<TemporalSet, 'at' | 'between' | 'having' | 'portions' | 'sizes'>;

/** A member that stays from an instant on, since nothing later is known. */
export interface Remaining extends Member {
  readonly from: Instant;
}

/** How temporal sets differ from what was known at some transaction. */
export interface Corrections {
  /** Elements with the instant of the first thing that was not known of them. */
  readonly since: ReadonlyMap<number, Instant>;
  /** What belongs to each group from that instant on. */
  readonly remaining: ReadonlyMap<Key, readonly Remaining[]>;
}

interface Row extends Member, Interval {}

/** Temporal sets as they were known: up to the first unknown change of an element as they are, and then as they stood. */
export class KnownSets implements SetReads {
  readonly #sets: SetReads;
  readonly #corrections: Corrections;

  constructor(sets: SetReads, corrections: Corrections) {
    this.#sets = sets;
    this.#corrections = corrections;
  }

  async at(
    groups: readonly Key[],
    at: Instant | readonly Instant[],
  ): Promise<readonly MembersAt[]> {
    const found = await this.#sets.at(groups, at);
    return found.map((one, i) => {
      const instant = typeof at === 'number' ? at : (at[i] ?? FOREVER);
      return { ...one, ...this.#at(groups[i] ?? '', instant, one) };
    });
  }

  async portions(
    groups: readonly Key[],
    at: Instant,
    page: PortionQuery,
  ): Promise<readonly Portion[]> {
    const found = await this.#sets.portions(groups, at, page);
    return found.map((one, i) => ({
      ...one,
      ...this.#at(groups[i] ?? '', at, one, page.from !== undefined),
    }));
  }

  async sizes(groups: readonly Key[], at: Instant): Promise<readonly number[]> {
    const sizes = await this.#sets.sizes(groups, at);
    return sizes.map((size, i) => size + this.#remaining(groups[i] ?? '').length);
  }

  async having(group: Key, members: readonly number[], at: Instant): Promise<ReadonlySet<number>> {
    const held = await this.#sets.having(group, members, at);
    const end = this.#endIn(group);
    const remaining = this.#remaining(group).filter(({ from }) => from <= at);
    const stays = new Set(remaining.map(({ member }) => member));
    return new Set(
      members.filter((member) => stays.has(member) || (held.has(member) && at < end(member))),
    );
  }

  async between(groups: readonly Key[], interval: Interval): Promise<readonly Stretches[]> {
    const found = await this.#sets.between(groups, interval);
    return found.map((stretches, i) => {
      const group = groups[i] ?? '';
      return this.#isAffected(group, stretches)
        ? columnsOf(this.#known(group, rowsOf(stretches), interval))
        : stretches;
    });
  }

  #at(
    group: Key,
    at: Instant,
    { members, during }: Pick<MembersAt, 'members' | 'during'>,
    isGoingOn = false,
  ): Pick<MembersAt, 'members' | 'during'> {
    if (!this.#isAffected(group, members)) return { members, during };
    const rows = this.#known(group, rowsOf(members), ALWAYS, isGoingOn);
    const held = rows.filter((row) => contains(row, at));
    // Not for long, so that nobody remembers it as what the group is.
    return { members: columnsOf(held), during: { from: at, to: at } };
  }

  #remaining(group: Key): readonly Remaining[] {
    return this.#corrections.remaining.get(group) ?? [];
  }

  #isAffected(group: Key, { member }: Stretches): boolean {
    const end = this.#endIn(group);
    return this.#remaining(group).length > 0 || member.some((number) => end(number) < FOREVER);
  }

  /** Until when what is stored of a member of a group was known. */
  #endIn(group: Key): (member: number) => Instant {
    const { since } = this.#corrections;
    const about = readGroup(group);
    if (about?.kind !== 'element') return (member) => since.get(member) ?? FOREVER;
    const end = since.get(about.element) ?? FOREVER;
    return () => end;
  }

  #known(group: Key, rows: readonly Row[], within: Interval, isGoingOn = false): readonly Row[] {
    const end = this.#endIn(group);
    const known: Row[] = rows.flatMap((row) => {
      const to = Math.min(row.to, end(row.member));
      return row.from < to ? [{ ...row, to }] : [];
    });
    for (const { member, payload, from } of isGoingOn ? [] : this.#remaining(group)) {
      const during = intersect({ from, to: FOREVER }, within);
      if (!during) continue;
      const before = known.findIndex(
        (row) => row.member === member && row.payload === payload && row.to === during.from,
      );
      const begun = known[before];
      if (begun) known[before] = { ...begun, to: during.to };
      else known.push({ member, payload, ...during });
    }
    return known.sort((a, b) => a.member - b.member || a.from - b.from);
  }
}

function rowsOf({ member, payload, from, to }: Stretches): readonly Row[] {
  return member.map((number, i) => ({
    member: number,
    payload: payload[i] ?? 0,
    from: from[i] ?? 0,
    to: to[i] ?? 0,
  }));
}

function columnsOf(rows: readonly Row[]): Stretches {
  return {
    member: rows.map(({ member }) => member),
    payload: rows.map(({ payload }) => payload),
    from: rows.map(({ from }) => from),
    to: rows.map(({ to }) => to),
  };
}
