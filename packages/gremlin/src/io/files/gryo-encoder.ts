import {
  DateTime,
  type NumberType,
  numberType,
  TypedNumber,
  Uuid,
  type Value,
} from '@meshlapse/model';
import { parseDecimal } from '../../values/decimal.ts';
import { bytesOfUuid } from '../../values/uuid-text.ts';
import { bytesOfInteger } from '../graphbinary/big-integer.ts';
import { formatOffset } from '../offset-date-time.ts';
import { CLASS, CLASS_OFFSET, MARK } from './kryo-classes.ts';
import type { KryoOutput } from './kryo-output.ts';

/** A value behind the number of its class. Every object is written whole, nothing refers to another one. */
export function writeValue(out: KryoOutput, value: Value): void {
  if (value === null) out.varInt(MARK.null);
  else if (typeof value === 'boolean') {
    writeClass(out, CLASS.boolean);
    out.uint8(value ? 1 : 0);
  } else if (typeof value === 'string') {
    writeClass(out, CLASS.text);
    writeText(out, value);
  } else if (typeof value === 'number' || value instanceof TypedNumber) {
    const plain = value instanceof TypedNumber ? value.value : value;
    const type = numberType(value);
    writeClass(out, CLASS[type]);
    numberWriters[type](out, plain);
  } else writeObject(out, value);
}

/** A text where nothing else can be. */
export function writeText(out: KryoOutput, text: string): void {
  out.varInt(MARK.new);
  out.string(text);
}

/** A map of the class that Kryo takes where it does not tell the class. */
export function writePlainMap(out: KryoOutput, map: ReadonlyMap<Value, Value>): void {
  out.varInt(MARK.new);
  out.varInt(map.size);
  for (const [key, held] of map) {
    writeValue(out, key);
    writeValue(out, held);
  }
}

function writeClass(out: KryoOutput, className: number): void {
  out.varInt(className + CLASS_OFFSET);
}

function writeObject(out: KryoOutput, value: object): void {
  if (value instanceof Uuid) {
    begin(out, CLASS.uuid);
    out.raw(bytesOfUuid(value.text));
  } else if (value instanceof DateTime) {
    begin(out, CLASS.offsetDateTime);
    writeMoment(out, value);
  } else if (value instanceof Map) {
    writeClass(out, CLASS.linkedMap);
    writePlainMap(out, value);
  } else if (value instanceof Set) {
    begin(out, CLASS.linkedSet);
    writeItems(out, [...value]);
  } else if (Array.isArray(value)) {
    begin(out, CLASS.list);
    writeItems(out, value);
  } else throw new TypeError('A property holds what is no value of a graph');
}

function begin(out: KryoOutput, className: number): void {
  writeClass(out, className);
  out.varInt(MARK.new);
}

function writeItems(out: KryoOutput, items: readonly Value[]): void {
  out.varInt(items.length);
  for (const item of items) writeValue(out, item);
}

type NumberWriter = (out: KryoOutput, value: number | bigint | string) => void;

const numberWriters: Readonly<Record<NumberType, NumberWriter>> = {
  byte: (out, value) => out.int8(Number(value)),
  short: (out, value) => out.int16(Number(value)),
  int: (out, value) => out.signedVarInt(Number(value)),
  long: (out, value) => out.signedVarLong(BigInt(value)),
  float: (out, value) => out.float(Number(value)),
  double: (out, value) => out.double(Number(value)),
  bigInteger: (out, value) => {
    out.varInt(MARK.new);
    writeInteger(out, BigInt(value));
  },
  bigDecimal: (out, value) => {
    const decimal = parseDecimal(String(value));
    if (!decimal) throw new TypeError('A bigDecimal holds what is no decimal');
    out.varInt(MARK.new);
    writeInteger(out, decimal.unscaled);
    out.signedVarInt(decimal.scale);
  },
};

/** The number of bytes and one: zero would be null. */
function writeInteger(out: KryoOutput, value: bigint): void {
  const bytes = bytesOfInteger(value);
  out.varInt(bytes.length + 1);
  out.raw(bytes);
}

const MINUTE = 60_000_000;

/** Date and time where it was written, and how far that is from UTC. */
function writeMoment(out: KryoOutput, { at, offsetMinutes }: DateTime): void {
  const local = at + offsetMinutes * MINUTE;
  const seconds = Math.floor(local / 1_000_000);
  const date = new Date(seconds * 1000);
  out.varInt(MARK.new);
  out.int32(date.getUTCFullYear());
  out.int32(date.getUTCMonth() + 1);
  out.int32(date.getUTCDate());
  out.int32(date.getUTCHours());
  out.int32(date.getUTCMinutes());
  out.int32(date.getUTCSeconds());
  out.int32((local - seconds * 1_000_000) * 1000);
  writeText(out, formatOffset(offsetMinutes));
}
