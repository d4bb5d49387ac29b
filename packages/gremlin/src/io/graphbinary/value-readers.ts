import { number, Uuid, type Value } from '@meshlapse/model';
import { decimalOf, formatDecimal, MAX_SCALE } from '../../values/decimal.ts';
import { uuidOfBytes } from '../../values/uuid-text.ts';
import { countOf } from '../wire-checks.ts';
import { integerOfBytes, MAX_INTEGER_BYTES } from './big-integer.ts';
import type { ByteReader } from './byte-reader.ts';
import type { GraphbinaryDocument, TypeReader } from './document.ts';
import { readDate, readInstant, readMoment } from './moments.ts';
import { CODE } from './type-codes.ts';

/** Numbers, texts, moments, identifiers and collections. */
export const valueReaders: ReadonlyMap<number, TypeReader> = new Map<number, TypeReader>([
  [CODE.boolean, ({ bytes }) => readBoolean(bytes)],
  [CODE.text, ({ bytes }) => bytes.text('a text')],
  [CODE.char, ({ bytes }) => readChar(bytes)],
  [CODE.byte, ({ bytes }) => number('byte', bytes.int8('a byte'))],
  [CODE.short, ({ bytes }) => number('short', bytes.int16('a short'))],
  [CODE.int, ({ bytes }) => bytes.int32('an int')],
  [CODE.long, ({ bytes }) => number('long', bytes.int64('a long'))],
  [CODE.float, ({ bytes }) => number('float', bytes.float('a float'))],
  [CODE.double, ({ bytes }) => number('double', bytes.double('a double'))],
  [CODE.bigInteger, ({ bytes }) => number('bigInteger', readInteger(bytes))],
  [CODE.bigDecimal, ({ bytes }) => number('bigDecimal', readDecimal(bytes))],
  [CODE.uuid, ({ bytes }) => new Uuid(readUuid(bytes))],
  [CODE.date, ({ bytes }) => readDate(bytes)],
  [CODE.timestamp, ({ bytes }) => readDate(bytes)],
  [CODE.instant, ({ bytes }) => readInstant(bytes)],
  [CODE.offsetDateTime, ({ bytes }) => readMoment(bytes)],
  [CODE.zonedDateTime, ({ bytes }) => readMoment(bytes)],
  [CODE.list, (document) => document.many('items', () => document.value())],
  [CODE.set, (document) => new Set(document.many('items', () => document.value()))],
  [CODE.map, (document) => new Map(document.many('entries', () => readEntry(document), 4))],
  [CODE.bulkSet, readBulkSet],
  [CODE.duration, refuse('a duration')],
  [CODE.byteBuffer, refuse('bytes')],
  [CODE.custom, refuse('a type of its own')],
]);

function readEntry(document: GraphbinaryDocument) {
  const key = document.value();
  return [key, document.value()] as const;
}

function readBoolean(bytes: ByteReader): boolean {
  const { position } = bytes;
  const flag = bytes.uint8('a boolean');
  if (flag > 1) throw bytes.invalid('a boolean is neither 0 nor 1', position);
  return flag === 1;
}

/** One character in UTF-8, whose first byte tells how many there are. */
function readChar(bytes: ByteReader): string {
  const { position } = bytes;
  const first = bytes.uint8('a character');
  const more = first < 0x80 ? 0 : first < 0xe0 ? 1 : first < 0xf0 ? 2 : 3;
  const text = Buffer.from([first, ...bytes.raw(more, 'a character')]).toString('utf8');
  if ([...text].length === 1 && text !== '\uFFFD') return text;
  throw bytes.invalid('a character in UTF-8 is expected', position);
}

function readInteger(bytes: ByteReader): bigint {
  const { position } = bytes;
  const length = bytes.count('bytes of a whole number', 1);
  if (length >= 1 && length <= MAX_INTEGER_BYTES) {
    return integerOfBytes(bytes.raw(length, 'a whole number'));
  }
  throw bytes.invalid(`a whole number of 1 to ${MAX_INTEGER_BYTES} bytes is expected`, position);
}

function readDecimal(bytes: ByteReader): string {
  const { position } = bytes;
  const scale = bytes.int32('a scale');
  const decimal = decimalOf(readInteger(bytes), scale);
  if (decimal) return formatDecimal(decimal);
  throw bytes.invalid(`a scale of at most ${MAX_SCALE} is expected`, position);
}

/** The text form of the next sixteen bytes. */
export function readUuid(bytes: ByteReader): string {
  return uuidOfBytes(bytes.raw(16, 'a UUID'));
}

/** Each value as often as it is in the set. */
function readBulkSet(document: GraphbinaryDocument): readonly Value[] {
  const groups = document.many(
    'entries',
    () => {
      const value = document.plain();
      const bulk = readBulk(document);
      document.take(bulk);
      return new Array<Value>(bulk).fill(value);
    },
    10,
  );
  return groups.flat();
}

/** How many equal values one stands for. */
export function readBulk(document: GraphbinaryDocument): number {
  const { bytes } = document;
  const { position } = bytes;
  const bulk = countOf(number('long', bytes.int64('a bulk')));
  if (bulk === undefined) throw bytes.invalid('a bulk from 0 on is expected', position);
  return bulk;
}

function refuse(what: string): TypeReader {
  return ({ bytes }) => {
    throw bytes.invalid(`${what} cannot be read: send a text or a number`);
  };
}
