import { BEGINNING, FOREVER, type Instant, type Interval, intersect } from '@meshlapse/model';
import { bucketOf, type PortionStart } from './buckets.ts';
import { noStretches, pushStretch, type Stretches, type TemporalPage } from './temporal-page.ts';

/** A page, and the interval for which it is asked. */
export interface PagePart {
  readonly page: TemporalPage;
  readonly interval: Interval;
}

/** Those that no portion before `from` held. */
export function unseen({ member, payload, from, to }: Stretches, start: PortionStart): Stretches {
  const kept = noStretches();
  for (const [i, number] of member.entries()) {
    if (bucketOf(number, start.depth) < start.bucket) continue;
    const during = { from: from[i] ?? 0, to: to[i] ?? 0 };
    pushStretch(kept, { member: number, payload: payload[i] ?? 0 }, during);
  }
  return kept;
}

/** The members at an instant, page by page, ascending in each. */
export function membersOf(pages: readonly TemporalPage[], at: Instant): Stretches {
  const members = noStretches();
  for (const { entries } of pages) {
    const { member, payload, from, to } = entries;
    const alive: number[] = [];
    for (let i = 0; i < member.length; i++) {
      if ((from[i] ?? 0) <= at && at < (to[i] ?? 0)) alive.push(i);
    }
    alive.sort((a, b) => (member[a] ?? 0) - (member[b] ?? 0));
    for (const i of alive) {
      members.member.push(member[i] ?? 0);
      members.payload.push(payload[i] ?? 0);
      members.from.push(from[i] ?? 0);
      members.to.push(to[i] ?? 0);
    }
  }
  return members;
}

/** The stretches that pages tell of, sorted by member and start. Joins what page borders and clipping cut apart. */
export function stretchesOf(parts: readonly PagePart[]): Stretches {
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

/** Around an instant, as far as nothing begins or ends in the pages, nor they themselves. */
export function steadyAround(pages: readonly TemporalPage[], at: Instant): Interval {
  if (pages.length === 0) return { from: at, to: at + 1 };
  let from = BEGINNING;
  let to = FOREVER;
  const meet = (instant: Instant): void => {
    if (instant <= at) from = Math.max(from, instant);
    else to = Math.min(to, instant);
  };
  for (const { start, end, entries } of pages) {
    meet(start);
    meet(end);
    for (let i = 0; i < entries.member.length; i++) {
      meet(entries.from[i] ?? BEGINNING);
      meet(entries.to[i] ?? FOREVER);
    }
  }
  return { from, to };
}
