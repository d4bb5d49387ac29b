import type { ElementId, Instant, PropertyMap, PropertyRow, Value } from '@meshlapse/model';
import { ByteReader, ByteWriter, encodeValue, readValue, writeValue } from '@meshlapse/store';

/** First byte of a fact, and its payload in the element's timeline. In files: never renumber. */
export const FACT = { put: 0, end: 1, touch: 2 } as const;

/** First byte of a touch with something before it. */
const RETOUCH = 3;

interface FactHeader {
  readonly element: number;
  readonly at: Instant;
  /** The transaction that recorded it. */
  readonly recorded: Instant;
  /**
   * What an earlier transaction recorded of the element for the same instant, if anything: all that was known of an
   * instant can be found from what is known last.
   */
  readonly before: number | undefined;
}

/** A version of an element began. */
export interface PutFact extends FactHeader {
  readonly kind: typeof FACT.put;
  readonly properties: EncodedProperties;
  readonly hasDocument: boolean;
}

export interface EndFact extends FactHeader {
  readonly kind: typeof FACT.end;
  readonly notBefore: Instant | undefined;
}

/** All properties that differ from the version since it began. */
interface TouchFact extends FactHeader {
  readonly kind: typeof FACT.touch;
  readonly properties: EncodedProperties;
}

export type Fact = PutFact | EndFact | TouchFact;

/** Numbers of keys with values, each with its length, so that one is found without decoding the rest. */
export type EncodedProperties = Uint8Array;

export function encodeFact(fact: Fact): Uint8Array {
  const writer = new ByteWriter(64);
  writer.u8(fact.kind === FACT.touch && fact.before ? RETOUCH : fact.kind);
  writer.u48(fact.element);
  writer.f64(fact.at);
  writer.f64(fact.recorded);
  switch (fact.kind) {
    case FACT.put:
      writer.u8(fact.hasDocument ? 1 : 0);
      writer.varint(fact.before ?? 0);
      writer.raw(fact.properties);
      break;
    case FACT.end:
      if (fact.notBefore !== undefined || fact.before) writer.f64(fact.notBefore ?? Number.NaN);
      if (fact.before) writer.varint(fact.before);
      break;
    case FACT.touch:
      if (fact.before) writer.varint(fact.before);
      writer.raw(fact.properties);
  }
  return writer.finish();
}

export function decodeFact(bytes: Uint8Array): Fact {
  const reader = new ByteReader(bytes);
  const kind = reader.u8();
  const header = { element: reader.u48(), at: reader.f64(), recorded: reader.f64() };
  switch (kind) {
    case FACT.put: {
      const hasDocument = reader.u8() === 1;
      const before = reader.varint() || undefined;
      return { kind, ...header, before, hasDocument, properties: bytes.subarray(reader.offset) };
    }
    case FACT.end:
      return { kind, ...header, ...decodeEnd(reader) };
    case FACT.touch:
    case RETOUCH: {
      const before = kind === RETOUCH ? reader.varint() : undefined;
      return { kind: FACT.touch, ...header, before, properties: bytes.subarray(reader.offset) };
    }
    default:
      throw new RangeError(`No fact has the kind ${kind}`);
  }
}

/** Neither is there in most, so neither takes space. */
function decodeEnd(reader: ByteReader): Pick<EndFact, 'notBefore' | 'before'> {
  const notBefore = reader.atEnd ? Number.NaN : reader.f64();
  const before = reader.atEnd ? undefined : reader.varint();
  return { notBefore: Number.isNaN(notBefore) ? undefined : notBefore, before };
}

/** @throws {CodedError} `VALUE_INVALID` */
export function encodeProperties(
  properties: PropertyMap,
  numberOf: (key: string) => number,
): EncodedProperties {
  const writer = new ByteWriter(64 + properties.size * 32);
  for (const [key, value] of properties) {
    writer.varint(numberOf(key));
    writer.blob(encodeValue(value));
  }
  return writer.finish();
}

/**
 * Also for properties that have several values under a key, with ids and meta-properties: these follow the value.
 *
 * @throws {CodedError} `VALUE_INVALID`
 */
export function encodeRows(
  rows: readonly PropertyRow[],
  numberOf: (key: string) => number,
): EncodedProperties {
  const writer = new ByteWriter(64 + rows.length * 32);
  for (const { key, value, id, meta } of rows) {
    writer.varint(numberOf(key));
    const row = new ByteWriter(64);
    writeValue(row, value);
    if (id !== undefined) writeValue(row, id);
    for (const own of meta ?? []) {
      row.varint(numberOf(own.key));
      writeValue(row, own.value);
    }
    writer.blob(row.finish());
  }
  return writer.finish();
}

export const NO_PROPERTIES: EncodedProperties = new Uint8Array();

/** A property whose keys are numbers. */
export interface DecodedRow {
  readonly key: number;
  readonly value: Value;
  readonly id: ElementId | undefined;
  readonly meta: readonly { readonly key: number; readonly value: Value }[];
}

export function decodeRows(properties: EncodedProperties): readonly DecodedRow[] {
  const rows: DecodedRow[] = [];
  const reader = new ByteReader(properties);
  while (!reader.atEnd) {
    const key = reader.varint();
    const row = new ByteReader(reader.blob());
    const value = readValue(row);
    const id = row.atEnd ? undefined : (readValue(row) as ElementId);
    const meta = [];
    while (!row.atEnd) meta.push({ key: row.varint(), value: readValue(row) });
    rows.push({ key, value, id, meta });
  }
  return rows;
}

/** The properties of `under`, one for each key, with those of `over` in their place or after them. */
export function overlay(under: EncodedProperties, over: EncodedProperties): EncodedProperties {
  if (over.length === 0) return under;
  const merged = new Map<number, Uint8Array>();
  for (const properties of [under, over]) {
    const reader = new ByteReader(properties);
    while (!reader.atEnd) merged.set(reader.varint(), reader.blob());
  }
  const writer = new ByteWriter(under.length + over.length);
  for (const [key, value] of merged) {
    writer.varint(key);
    writer.blob(value);
  }
  return writer.finish();
}
