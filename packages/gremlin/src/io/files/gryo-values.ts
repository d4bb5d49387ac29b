import { DateTime, number, Uuid, type Value } from '@meshlapse/model';
import { decimalOf, formatDecimal, MAX_SCALE } from '../../values/decimal.ts';
import { uuidOfBytes } from '../../values/uuid-text.ts';
import { integerOfBytes, MAX_INTEGER_BYTES } from '../graphbinary/big-integer.ts';
import { readInstant } from '../graphbinary/moments.ts';
import { isInstant } from '../instants.ts';
import { offsetMinutesOf } from '../offset-date-time.ts';
import type { GryoDocument } from './gryo-document.ts';
import { CLASS } from './kryo-classes.ts';

type Read = (gryo: GryoDocument) => Value;

/** A value behind the number of its class. */
export function readValue(gryo: GryoDocument): Value {
  const at = gryo.position;
  const className = gryo.classNumber('a value');
  gryo.weigh(1);
  if (className === undefined) return null;
  const primitive = primitives.get(className);
  if (primitive) return primitive(gryo);
  const object = objects.get(className);
  if (object) return gryo.object(className, 'a value', () => object(gryo));
  const what = `class ${className} is none that a graph here can hold`;
  throw gryo.invalid(what, at);
}

/** What nothing ever refers to. */
const primitives: ReadonlyMap<number, Read> = new Map<number, Read>([
  [CLASS.int, (gryo) => number('int', gryo.signedVarInt('an int'))],
  [CLASS.long, (gryo) => number('long', gryo.signedVarLong('a long'))],
  [CLASS.short, (gryo) => number('short', gryo.int16('a short'))],
  [CLASS.byte, (gryo) => number('byte', gryo.int8('a byte'))],
  [CLASS.float, (gryo) => number('float', gryo.float('a float'))],
  [CLASS.double, (gryo) => number('double', gryo.double('a double'))],
  [CLASS.boolean, (gryo) => gryo.uint8('a truth value') !== 0],
  [CLASS.character, readCharacter],
]);

const objects: ReadonlyMap<number, Read> = new Map<number, Read>([
  [CLASS.text, (gryo) => gryo.string('a text')],
  [CLASS.list, readList],
  [CLASS.linkedList, readList],
  [CLASS.arrayAsList, (gryo) => gryo.object(CLASS.list, 'a list', () => readList(gryo))],
  [CLASS.singletonList, (gryo) => [readValue(gryo)]],
  [CLASS.emptyList, () => []],
  [CLASS.set, (gryo) => new Set(readList(gryo))],
  [CLASS.linkedSet, (gryo) => new Set(readList(gryo))],
  [CLASS.singletonSet, (gryo) => new Set([readValue(gryo)])],
  [CLASS.emptySet, () => new Set()],
  [CLASS.map, readMap],
  [CLASS.linkedMap, readMap],
  [CLASS.singletonMap, (gryo) => new Map([[readValue(gryo), readValue(gryo)]])],
  [CLASS.emptyMap, () => new Map()],
  [CLASS.uuid, readUuid],
  [CLASS.bigInteger, (gryo) => number('bigInteger', readInteger(gryo))],
  [CLASS.bigDecimal, readDecimal],
  [CLASS.date, readDate],
  [CLASS.timestamp, readDate],
  [CLASS.instant, readInstant],
  [CLASS.offsetDateTime, readDateTime],
]);

function readCharacter(gryo: GryoDocument): Value {
  const at = gryo.position;
  const text = String.fromCharCode(gryo.int16('a character') & 0xffff);
  if (text.isWellFormed()) return text;
  throw gryo.invalid('a character is half of a surrogate pair', at);
}

function readList(gryo: GryoDocument): Value[] {
  const items: Value[] = [];
  for (let left = gryo.amount('items'); left > 0; left -= 1) items.push(readValue(gryo));
  return items;
}

export function readMap(gryo: GryoDocument): ReadonlyMap<Value, Value> {
  const map = new Map<Value, Value>();
  for (let left = gryo.amount('entries'); left > 0; left -= 1) {
    map.set(readValue(gryo), readValue(gryo));
  }
  return map;
}

function readUuid(gryo: GryoDocument): Uuid {
  return new Uuid(uuidOfBytes(gryo.raw(16, 'a UUID')));
}

function readInteger(gryo: GryoDocument): bigint {
  const at = gryo.position;
  const bytes = gryo.bytes('a big integer', MAX_INTEGER_BYTES);
  if (bytes.length > 0) return integerOfBytes(bytes);
  throw gryo.invalid('a big integer has no bytes', at);
}

function readDecimal(gryo: GryoDocument): Value {
  const at = gryo.position;
  const unscaled = readInteger(gryo);
  const scale = gryo.signedVarInt('the scale of a decimal');
  const decimal = decimalOf(unscaled, scale);
  if (decimal) return number('bigDecimal', formatDecimal(decimal));
  throw gryo.invalid(`a decimal has a scale beyond ${MAX_SCALE}`, at);
}

function readDate(gryo: GryoDocument): DateTime {
  const position = gryo.position;
  return momentOf(Number(gryo.varLong('milliseconds')) * 1000, 0, { gryo, position });
}

/** Date and time where it was written, and how far that is from UTC. */
function readDateTime(gryo: GryoDocument): DateTime {
  const position = gryo.position;
  const local = gryo.object(CLASS.localDateTime, 'a date and time', () => readLocal(gryo));
  const offset = gryo.object(CLASS.zoneOffset, 'an offset from UTC', () => readOffset(gryo));
  return momentOf(local - offset * MINUTE, offset, { gryo, position });
}

const MINUTE = 60_000_000;
const LOCAL = [
  ['month', 1, 12],
  ['day', 1, 31],
  ['hour', 0, 23],
  ['minute', 0, 59],
  ['second', 0, 59],
  ['nanosecond', 0, 999_999_999],
] as const;

/** Microseconds since 1970 as if it were UTC. */
function readLocal(gryo: GryoDocument): number {
  const at = gryo.position;
  const year = gryo.int32('a year');
  const parts = LOCAL.map(([name, least, most]) => {
    const part = gryo.int32(`a ${name}`);
    if (part >= least && part <= most) return part;
    throw gryo.invalid(`there is no ${name} ${part}`, at);
  });
  const [month = 1, day = 1, hour = 0, minute = 0, second = 0, nano = 0] = parts;
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  if (date.getUTCDate() !== day) throw gryo.invalid('there is no such day', at);
  date.setUTCHours(hour, minute, second);
  return date.getTime() * 1000 + Math.floor(nano / 1000);
}

function readOffset(gryo: GryoDocument): number {
  const at = gryo.position;
  const text = gryo.string('an offset from UTC');
  if (/^(?:Z|[+-]\d\d:\d\d)$/.test(text)) return offsetMinutesOf(text);
  throw gryo.invalid(`the offset ${JSON.stringify(text.slice(0, 20))} is not in minutes`, at);
}

function momentOf(
  at: number,
  offsetMinutes: number,
  { gryo, position }: { readonly gryo: GryoDocument; readonly position: number },
): DateTime {
  const isWithin = Math.abs(offsetMinutes) <= 18 * 60;
  if (isWithin && isInstant(at)) return new DateTime(at, offsetMinutes);
  throw gryo.invalid('a time is not between the years 1 and 2255', position);
}
