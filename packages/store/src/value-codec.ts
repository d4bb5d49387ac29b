import {
  CodedError,
  DateTime,
  type ElementId,
  type NumberType,
  TypedNumber,
  Uuid,
  type Value,
} from '@meshlapse/model';
import { ByteReader, ByteWriter } from './bytes.ts';

/** First byte of an encoded value. Numbers of these kinds are in files: never renumber. */
const TAG = {
  null: 0,
  false: 1,
  true: 2,
  int: 3,
  negativeInt: 4,
  double: 5,
  typedNumber: 6,
  typedBigint: 7,
  typedText: 8,
  string: 9,
  dateTime: 10,
  uuid: 11,
  list: 12,
  set: 13,
  map: 14,
} as const;

const NUMBER_TYPES: readonly NumberType[] = [
  'byte',
  'short',
  'int',
  'long',
  'bigInteger',
  'float',
  'double',
  'bigDecimal',
];

/** Deeper values are refused: nobody nests so deep on purpose, and recursion has an end. */
const MAX_DEPTH = 100;

/**
 * Appends a property's value.
 *
 * @throws {CodedError} `VALUE_INVALID` for graph elements, paths, text with half a surrogate pair, and values
 * nested too deep.
 */
export function writeValue(writer: ByteWriter, value: Value, depth = 0): void {
  if (depth > MAX_DEPTH) throw invalid(`it is nested deeper than ${MAX_DEPTH} levels`);
  if (value === null) writer.u8(TAG.null);
  else if (typeof value === 'boolean') writer.u8(value ? TAG.true : TAG.false);
  else if (typeof value === 'number') writeNumber(writer, value);
  else if (typeof value === 'string') writeString(writer, value);
  else if (value instanceof TypedNumber) writeTypedNumber(writer, value);
  else if (value instanceof DateTime) {
    writer.u8(TAG.dateTime);
    writer.f64(value.at);
    writer.f64(value.offsetMinutes);
  } else if (value instanceof Uuid) {
    writer.u8(TAG.uuid);
    writer.text(wellFormed(value.text));
  } else writeCollection(writer, value, depth + 1);
}

function writeCollection(writer: ByteWriter, value: Value, depth: number): void {
  if (Array.isArray(value)) {
    writer.u8(TAG.list);
    writer.varint(value.length);
    for (const item of value as readonly Value[]) writeValue(writer, item, depth);
  } else if (value instanceof Set) {
    writer.u8(TAG.set);
    writer.varint(value.size);
    for (const item of value as ReadonlySet<Value>) writeValue(writer, item, depth);
  } else if (value instanceof Map) {
    writer.u8(TAG.map);
    writer.varint(value.size);
    for (const [key, item] of value as ReadonlyMap<Value, Value>) {
      writeValue(writer, key, depth);
      writeValue(writer, item, depth);
    }
  } else throw invalid('graph elements and paths are no property values');
}

function writeNumber(writer: ByteWriter, value: number): void {
  if (!Number.isSafeInteger(value) || Object.is(value, -0)) {
    writer.u8(TAG.double);
    writer.f64(value);
  } else {
    writer.u8(value < 0 ? TAG.negativeInt : TAG.int);
    writer.varint(Math.abs(value));
  }
}

function writeTypedNumber(writer: ByteWriter, { type, value }: TypedNumber): void {
  const tags = { number: TAG.typedNumber, bigint: TAG.typedBigint, string: TAG.typedText };
  writer.u8(tags[typeof value as keyof typeof tags]);
  writer.u8(NUMBER_TYPES.indexOf(type));
  if (typeof value === 'number') writer.f64(value);
  else writer.text(wellFormed(String(value)));
}

function writeString(writer: ByteWriter, value: string): void {
  writer.u8(TAG.string);
  writer.text(wellFormed(value));
}

/** @throws {CodedError} `VALUE_INVALID` for text that UTF-8 cannot hold. */
export function wellFormed(text: string): string {
  if (!text.isWellFormed()) {
    throw invalid(`the text ${JSON.stringify(text.slice(0, 60))} has half a surrogate pair`);
  }
  return text;
}

export function readValue(reader: ByteReader): Value {
  const tag = reader.u8();
  switch (tag) {
    case TAG.null:
      return null;
    case TAG.false:
      return false;
    case TAG.true:
      return true;
    case TAG.int:
      return reader.varint();
    case TAG.negativeInt:
      return -reader.varint();
    case TAG.double:
      return reader.f64();
    case TAG.string:
      return reader.text();
    case TAG.dateTime:
      return new DateTime(reader.f64(), reader.f64());
    case TAG.uuid:
      return new Uuid(reader.text());
    case TAG.list:
      return readMany(reader);
    case TAG.set:
      return new Set(readMany(reader));
    case TAG.map:
      return readMap(reader);
    default:
      return readTypedNumber(reader, tag);
  }
}

function readMany(reader: ByteReader): Value[] {
  return Array.from({ length: reader.varint() }, () => readValue(reader));
}

function readMap(reader: ByteReader): Map<Value, Value> {
  const map = new Map<Value, Value>();
  for (let left = reader.varint(); left > 0; left--) map.set(readValue(reader), readValue(reader));
  return map;
}

function readTypedNumber(reader: ByteReader, tag: number): TypedNumber {
  const type = NUMBER_TYPES[reader.u8()];
  if (type === undefined || tag < TAG.typedNumber || tag > TAG.typedText) {
    throw new RangeError(`No value has the tag ${tag}`);
  }
  if (tag === TAG.typedNumber) return new TypedNumber(type, reader.f64());
  const text = reader.text();
  return new TypedNumber(type, tag === TAG.typedBigint ? BigInt(text) : text);
}

export function encodeValue(value: Value): Uint8Array {
  const writer = new ByteWriter(64);
  writeValue(writer, value);
  return writer.finish();
}

export function decodeValue(bytes: Uint8Array): Value {
  return readValue(new ByteReader(bytes));
}

/** The id that `encodeValue` encoded. */
export function decodeId(bytes: Uint8Array): ElementId {
  return decodeValue(bytes) as ElementId;
}

function invalid(why: string): CodedError {
  return new CodedError({
    code: 'VALUE_INVALID',
    category: 'incorrect',
    message: `A value cannot be stored: ${why}.`,
  });
}
