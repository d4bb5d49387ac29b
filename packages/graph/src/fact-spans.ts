import type { Instant } from '@meshlapse/model';
import {
  type Backend,
  ByteReader,
  ByteWriter,
  type Key,
  readU48,
  u8,
  u48,
  type Write,
} from '@meshlapse/store';
import { decodeFact, FACT, type Fact } from './fact-codec.ts';
import { TABLE } from './layout.ts';

/** Facts, or blocks of them, in a block; and how many times blocks are gathered into larger ones. */
const FAN_OUT = 64;
const LEVELS = 5;

/** From the earliest instant of a block's facts to the latest, both included. */
interface Span {
  readonly least: Instant;
  readonly greatest: Instant;
}

/**
 * Rows that say, for blocks of facts in the order of their numbers, of which instants they are.
 *
 * Facts come about in the order of time, so that those of an interval are in few blocks; one that comes late makes its
 * block's span longer, and nothing wrong.
 */
export async function spanWrites(
  backend: Backend,
  facts: ReadonlyMap<number, Fact>,
  nextFact: number,
): Promise<readonly Write[]> {
  if (facts.size === 0) return [];
  const [known] = await backend.getMany(TABLE.meta, [blockKey(LEVELS - 1, 0)]);
  const spans = new Map<Key, Span>();
  const note = (number: number, at: Instant): void => {
    for (let level = 0; level < LEVELS; level++) {
      const key = blockKey(level, blockOf(number, level));
      spans.set(key, joined(spans.get(key), { least: at, greatest: at }));
    }
  };
  // Folders of before there were spans.
  if (!known)
    await scanFacts(backend, { from: 1, to: nextFact }, ({ at }, number) => note(number, at));
  for (const [number, { at }] of facts) note(number, at);
  const keys = [...spans.keys()];
  const rows = await backend.getMany(TABLE.meta, keys);
  return keys.map((key, i) => {
    const row = rows[i];
    const span = joined(row && decodeSpan(row), spans.get(key) as Span);
    return { table: TABLE.meta, key, value: encodeSpan(span) };
  });
}

/**
 * Elements that have a version or an end that began after `from` and not after `to`. What it costs follows from how
 * many those are.
 */
export async function elementsChanged(
  backend: Backend,
  { from, to }: { readonly from: Instant; readonly to: Instant },
  nextFact: number,
): Promise<ReadonlySet<number>> {
  const found = new Set<number>();
  const take = ({ kind, element, at }: Fact): void => {
    if (kind !== FACT.touch && from < at && at <= to) found.add(element);
  };
  const [known] = await backend.getMany(TABLE.meta, [blockKey(LEVELS - 1, 0)]);
  if (!known) {
    await scanFacts(backend, { from: 1, to: nextFact }, take);
    return found;
  }
  let blocks = range(0, blockOf(nextFact, LEVELS - 1) + 1);
  for (let level = LEVELS - 1; ; level--) {
    const rows = await backend.getMany(
      TABLE.meta,
      blocks.map((block) => blockKey(level, block)),
    );
    const meeting = blocks.filter((_, i) => {
      const span = rows[i] && decodeSpan(rows[i]);
      return span && span.greatest > from && span.least <= to;
    });
    if (level === 0) {
      for (const block of meeting) {
        await scanFacts(backend, { from: block * FAN_OUT, to: (block + 1) * FAN_OUT }, take);
      }
      return found;
    }
    blocks = meeting.flatMap((block) => range(block * FAN_OUT, (block + 1) * FAN_OUT));
  }
}

async function scanFacts(
  backend: Backend,
  numbers: { readonly from: number; readonly to: number },
  take: (fact: Fact, number: number) => void,
): Promise<void> {
  let from: Key | undefined = u48(numbers.from);
  while (from !== undefined && numbers.from < numbers.to) {
    const page = await backend.scan(TABLE.facts, { from, to: u48(numbers.to) }, 1000);
    for (const { key, value } of page.entries) take(decodeFact(value), readU48(key, 0));
    from = page.next;
  }
}

function blockOf(number: number, level: number): number {
  return Math.floor(number / FAN_OUT ** (level + 1));
}

function blockKey(level: number, block: number): Key {
  return `span${u8(level)}${u48(block)}`;
}

function joined(a: Span | undefined, b: Span): Span {
  if (!a) return b;
  return { least: Math.min(a.least, b.least), greatest: Math.max(a.greatest, b.greatest) };
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from }, (_, i) => from + i);
}

function encodeSpan({ least, greatest }: Span): Uint8Array {
  const writer = new ByteWriter(16);
  writer.f64(least);
  writer.f64(greatest);
  return writer.finish();
}

function decodeSpan(bytes: Uint8Array): Span {
  const reader = new ByteReader(bytes);
  return { least: reader.f64(), greatest: reader.f64() };
}
