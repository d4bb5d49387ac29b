import {
  ALWAYS,
  DateTime,
  type ElementKind,
  formatInstant,
  type Instant,
  type Interval,
  numberType,
  type PropertyRow,
  TypedNumber,
  Uuid,
  type Value,
} from '@meshlapse/model';
import { readText, type Stretches, withPrefix } from '@meshlapse/store';
import { decodeNumbers } from './batch-heads.ts';
import { type EndFact, FACT, NO_PROPERTIES } from './fact-codec.ts';
import type { Identity } from './head-codec.ts';
import { idPrefix, TABLE, timelineOf, touchesOf } from './layout.ts';
import { gapsWithin } from './observations.ts';
import type { Reader } from './reader.ts';

export interface DumpOptions {
  /** Also say when each fact was recorded. Two imports of the same differ then. */
  readonly transactions?: boolean;
}

/** Elements whose histories are in memory at once. */
const CHUNK = 64;

export async function* dumpLines(reader: Reader, options: DumpOptions): AsyncGenerator<string> {
  for (const kind of ['vertex', 'edge'] as const) {
    for await (const elements of elementsInOrder(reader, kind)) {
      yield* elementLines(reader, elements, options);
    }
  }
  for (const gap of await gapsWithin(reader.backend, ALWAYS)) {
    yield JSON.stringify({ gap: { ...gap, ...during(gap) } });
  }
  const { entries } = await reader.backend.scan(TABLE.positions, withPrefix(''), 10_000);
  for (const { key, value } of entries) {
    const position = JSON.parse(Buffer.from(value).toString('utf8')) as unknown;
    yield JSON.stringify({ position: { source: readText(key, 0).text, value: position } });
  }
}

/** By id, whatever the order in which they were written. */
async function* elementsInOrder(
  reader: Reader,
  kind: ElementKind,
): AsyncGenerator<readonly number[]> {
  const range = withPrefix(idPrefix(kind));
  let from: string | undefined = range.from;
  while (from !== undefined) {
    const page = await reader.backend.scan(TABLE.ids, { from, to: range.to }, CHUNK);
    yield page.entries.flatMap(({ value }) => decodeNumbers(value));
    from = page.next;
  }
}

async function* elementLines(
  reader: Reader,
  elements: readonly number[],
  options: DumpOptions,
): AsyncGenerator<string> {
  const identities = await reader.identities(elements);
  const ends = await reader.identities(identities.flatMap(endsOf));
  await reader.knowNames(identities.map(({ kind, label }) => [kind, label] as const));
  const timelines = await reader.sets.between(elements.map(timelineOf), ALWAYS);
  const touches = await reader.sets.between(elements.map(touchesOf), ALWAYS);
  let nextEnd = 0;
  for (const [i, identity] of identities.entries()) {
    const [out, into] = endsOf(identity).map(() => ends[nextEnd++]?.id);
    const label = reader.names.textOf(identity.kind, identity.label);
    const id = plain(identity.id);
    const between = out === undefined || into === undefined ? [] : [plain(out), plain(into)];
    yield JSON.stringify({ [identity.kind]: id, label, ...(between.length ? { between } : {}) });
    const lines = [
      ...(await factLines(reader, timelines[i], options)),
      ...(await factLines(reader, touches[i], options)),
    ];
    for (const { line } of lines.sort((a, b) => a.at - b.at)) yield JSON.stringify(line);
  }
}

function endsOf(identity: Identity): readonly number[] {
  return identity.kind === 'edge' ? [identity.out, identity.in] : [];
}

interface FactLine {
  readonly at: Instant;
  readonly line: Readonly<Record<string, unknown>>;
}

async function factLines(
  reader: Reader,
  stretches: Stretches | undefined,
  options: DumpOptions,
): Promise<readonly FactLine[]> {
  const numbers = stretches?.member ?? [];
  const facts = await reader.facts(numbers);
  const properties = await reader.properties(
    facts.map((fact) => ({ properties: fact.kind === FACT.end ? NO_PROPERTIES : fact.properties })),
  );
  const versions = facts.flatMap((fact, i) =>
    fact.kind === FACT.put ? [{ fact, number: numbers[i] ?? 0 }] : [],
  );
  const documents = await reader.documents(versions);
  let nextDocument = 0;
  return facts.map((fact, i) => {
    const interval = { from: stretches?.from[i] ?? 0, to: stretches?.to[i] ?? 0 };
    const recorded = options.transactions ? { recorded: formatInstant(fact.recorded) } : {};
    const rows = { properties: (properties[i] ?? []).map(plainRow) };
    const { at } = fact;
    if (fact.kind === FACT.end) {
      return { at, line: { ended: formatInstant(at), ...notBefore(fact), ...recorded } };
    }
    if (fact.kind === FACT.touch) {
      return { at, line: { touch: during(interval), ...recorded, ...rows } };
    }
    const document = documents[nextDocument++];
    return { at, line: { version: during(interval), ...recorded, ...rows, document } };
  });
}

function plainRow({ key, value, id, meta }: PropertyRow): readonly unknown[] {
  if (id === undefined) return [key, plain(value)];
  return [key, plain(value), plain(id), (meta ?? []).map((own) => [own.key, plain(own.value)])];
}

function notBefore(end: EndFact): { readonly notBefore?: string } {
  return end.notBefore === undefined ? {} : { notBefore: formatInstant(end.notBefore) };
}

function during({ from, to }: Interval): { readonly from: string; readonly to: string } {
  return { from: formatInstant(from), to: formatInstant(to) };
}

/** JSON that tells values of different types apart. */
function plain(value: Value): unknown {
  if (typeof value === 'number' || value instanceof TypedNumber) return plainNumber(value);
  if (value instanceof DateTime) {
    return { dateTime: formatInstant(value.at), offsetMinutes: value.offsetMinutes };
  }
  if (value instanceof Uuid) return { uuid: value.text };
  if (Array.isArray(value)) return value.map(plain);
  if (value instanceof Set) return { set: [...value].map(plain) };
  if (value instanceof Map) {
    return { map: [...value].map(([key, item]) => [plain(key), plain(item)]) };
  }
  return value;
}

function plainNumber(value: number | TypedNumber): unknown {
  if (Number.isFinite(value) && !Object.is(value, -0)) return value;
  const text = typeof value === 'number' ? value : value.value;
  return { [numberType(value)]: Object.is(text, -0) ? '-0' : String(text) };
}
