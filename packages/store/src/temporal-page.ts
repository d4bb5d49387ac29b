import { FOREVER, type Instant, type Interval } from '@meshlapse/model';
import { ByteReader, ByteWriter } from './bytes.ts';

/** A number with what goes with it (an edge and the vertex at its other end, for example). */
export interface Member {
  readonly member: number;
  readonly payload: number;
}

/** From `since` on the members of a set are spread over `2^depth` buckets. */
export interface Epoch {
  readonly since: Instant;
  readonly depth: number;
}

/** Stretches of membership in parallel columns. A member may have several. */
export interface Stretches {
  readonly member: number[];
  readonly payload: number[];
  readonly from: Instant[];
  readonly to: Instant[];
}

export function noStretches(): Stretches {
  return { member: [], payload: [], from: [], to: [] };
}

export function pushStretch(into: Stretches, { member, payload }: Member, during: Interval): void {
  into.member.push(member);
  into.payload.push(payload);
  into.from.push(during.from);
  into.to.push(during.to);
}

/** A page holds no more entries than this, unless more are alive through all of it. */
const MAX_ENTRIES = 248;
const MIN_ENTRIES = 24;

/**
 * A temporal set, or one bucket of it, restricted to `[start, end)`.
 *
 * Entries alive beyond `end` have it as their `to`: the page after this one goes on with them.
 */
export class TemporalPage {
  start: Instant;
  end: Instant;
  depth: number;
  /** Kept by the open page of bucket 0 for all buckets. */
  epochs: readonly Epoch[];
  entries: Stretches = noStretches();

  constructor(during: Interval, depth: number, epochs: readonly Epoch[] = []) {
    this.start = during.from;
    this.end = during.to;
    this.depth = depth;
    this.epochs = epochs;
  }

  get size(): number {
    return this.entries.member.length;
  }

  /** How many entries live on after the page. */
  get alive(): number {
    let count = 0;
    for (const to of this.entries.to) if (to >= this.end) count++;
    return count;
  }

  /** Whether it holds as many entries as a page with so many living ones may. */
  get isFull(): boolean {
    return (
      this.size >= MIN_ENTRIES && this.size >= Math.min(MAX_ENTRIES, 4 * this.alive + MIN_ENTRIES)
    );
  }

  /** The latest instant at which anything began or ended here. */
  lastChange(): Instant {
    let last = this.start;
    const { from, to } = this.entries;
    for (let i = 0; i < from.length; i++) {
      last = Math.max(last, from[i] ?? last);
      const end = to[i] ?? this.end;
      if (end < this.end) last = Math.max(last, end);
    }
    return last;
  }

  /** Makes `member` belong to the set, or not, in the part of `during` that is the page's. Idempotent. */
  assign(member: Member, during: Interval, belongs: boolean): void {
    const from = Math.max(during.from, this.start);
    const to = Math.min(during.to, this.end);
    if (from >= to) return;
    this.#clear(member.member, { from, to });
    if (belongs) pushStretch(this.entries, member, { from, to });
  }

  #clear(member: number, during: Interval): void {
    const column = this.entries.member;
    for (let i = column.lastIndexOf(member); i >= 0; i = previous(column, member, i)) {
      const held = { from: this.entries.from[i] ?? 0, to: this.entries.to[i] ?? 0 };
      if (held.from >= during.to || held.to <= during.from) continue;
      const payload = this.entries.payload[i] ?? 0;
      this.#removeAt(i);
      const before = { from: held.from, to: during.from };
      const after = { from: during.to, to: held.to };
      for (const rest of [before, after]) {
        if (rest.from < rest.to) pushStretch(this.entries, { member, payload }, rest);
      }
    }
  }

  #removeAt(i: number): void {
    const last = this.size - 1;
    for (const column of [
      this.entries.member,
      this.entries.payload,
      this.entries.from,
      this.entries.to,
    ]) {
      column[i] = column[last] ?? 0;
      column.length = last;
    }
  }

  /** The part of the page in `during`, as a page. */
  restrict(during: Interval): TemporalPage {
    const page = new TemporalPage(during, this.depth);
    const { member, payload, from, to } = this.entries;
    for (let i = 0; i < member.length; i++) {
      const start = Math.max(from[i] ?? 0, during.from);
      // What lives on after this page lives on after its last part too.
      const end = Math.min((to[i] ?? 0) >= this.end ? during.to : (to[i] ?? 0), during.to);
      if (start >= end) continue;
      const kept = { member: member[i] ?? 0, payload: payload[i] ?? 0 };
      pushStretch(page.entries, kept, { from: start, to: end });
    }
    return page;
  }
}

function previous(column: readonly number[], member: number, i: number): number {
  return i === 0 ? -1 : column.lastIndexOf(member, i - 1);
}

/** Columns of whole numbers: the least, a width in bytes, and each number's distance from the least. */
export function encodePage(page: TemporalPage): Uint8Array {
  const { member, payload, from, to } = page.entries;
  const writer = new ByteWriter(64 + member.length * 16);
  writer.u8(page.depth);
  writer.f64(page.start);
  writer.f64(page.end);
  writer.varint(page.epochs.length);
  for (const { since, depth } of page.epochs) {
    writer.f64(since);
    writer.u8(depth);
  }
  const order = livingFirst(page);
  const alive = page.alive;
  writer.varint(order.length);
  writer.varint(alive);
  writeColumn(writer, member, order);
  writeColumn(writer, payload, order);
  writeColumn(writer, from, order);
  writeColumn(writer, to, order.slice(alive));
  return writer.finish();
}

/** Living entries need no end written. */
function livingFirst({ entries: { to }, end }: TemporalPage): number[] {
  const living: number[] = [];
  const dead: number[] = [];
  for (let i = 0; i < to.length; i++) ((to[i] ?? 0) >= end ? living : dead).push(i);
  return living.concat(dead);
}

export function decodePage(bytes: Uint8Array): TemporalPage {
  const reader = new ByteReader(bytes);
  const depth = reader.u8();
  const page = new TemporalPage({ from: reader.f64(), to: reader.f64() }, depth);
  page.epochs = Array.from({ length: reader.varint() }, () => ({
    since: reader.f64(),
    depth: reader.u8(),
  }));
  const size = reader.varint();
  const alive = reader.varint();
  page.entries = {
    member: readColumn(reader, size),
    payload: readColumn(reader, size),
    from: readColumn(reader, size),
    to: new Array<number>(alive).fill(page.end).concat(readColumn(reader, size - alive)),
  };
  return page;
}

const WIDTH_LIMITS: readonly (readonly [number, number])[] = [
  [0, 1],
  [1, 2 ** 8],
  [2, 2 ** 16],
  [4, 2 ** 32],
  [6, 2 ** 48],
];
const WIDE = 8;

function writeColumn(
  writer: ByteWriter,
  column: readonly number[],
  order: readonly number[],
): void {
  if (order.length === 0) return;
  let least = FOREVER;
  let greatest = -FOREVER;
  for (const i of order) {
    const value = column[i] ?? 0;
    if (value < least) least = value;
    if (value > greatest) greatest = value;
  }
  const width = WIDTH_LIMITS.find(([, limit]) => greatest - least < limit)?.[0] ?? WIDE;
  writer.f64(least);
  writer.u8(width);
  if (width === 0) return;
  const base = width === WIDE ? 0 : least;
  for (const i of order) writeWide(writer, width, (column[i] ?? 0) - base);
}

function writeWide(writer: ByteWriter, width: number, value: number): void {
  if (width === 1) writer.u8(value);
  else if (width === 2) writer.u16(value);
  else if (width === 4) writer.u32(value);
  else if (width === 6) writer.u48(value);
  else writer.f64(value);
}

function readColumn(reader: ByteReader, size: number): number[] {
  if (size === 0) return [];
  const written = reader.f64();
  // As an integer where it is small: then the column's numbers are too, and take no room outside of it.
  const least = written === (written | 0) ? written | 0 : written;
  const width = reader.u8();
  const column = new Array<number>(size).fill(least);
  if (width === 0) return column;
  const base = width === WIDE ? 0 : least;
  for (let i = 0; i < size; i++) column[i] = base + readWide(reader, width);
  return column;
}

function readWide(reader: ByteReader, width: number): number {
  switch (width) {
    case 1:
      return reader.u8();
    case 2:
      return reader.u16();
    case 4:
      return reader.u32();
    case 6:
      return reader.u48();
    default:
      return reader.f64();
  }
}
