import { DateTime } from '@meshlapse/model';
import { isInstant } from '../instants.ts';
import type { ByteReader } from './byte-reader.ts';
import type { ByteWriter } from './byte-writer.ts';

const DAY = 86_400_000_000;
const MINUTE = 60_000_000;

/** Date, nanosecond of the day and offset in seconds, all as they were where it was written. */
export function writeMoment(out: ByteWriter, { at, offsetMinutes }: DateTime): void {
  const local = at + offsetMinutes * MINUTE;
  const day = Math.floor(local / DAY);
  const date = new Date((day * DAY) / 1000);
  out.int32(date.getUTCFullYear());
  out.uint8(date.getUTCMonth() + 1);
  out.uint8(date.getUTCDate());
  out.int64((local - day * DAY) * 1000);
  out.int32(offsetMinutes * 60);
}

/** The reverse of {@link writeMoment}; further digits of the second are cut off. */
export function readMoment(reader: ByteReader): DateTime {
  const position = reader.position;
  const year = reader.int32('a year');
  const month = reader.uint8('a month');
  const day = reader.uint8('a day');
  const nanoseconds = Number(reader.int64('a nanosecond of the day'));
  const offsetMinutes = Math.round(reader.int32('an offset from UTC') / 60);
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  const isReal = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  const inDay = Math.floor(nanoseconds / 1000);
  const at = date.getTime() * 1000 + inDay - offsetMinutes * MINUTE;
  if (isReal && inDay >= 0 && inDay < DAY && Math.abs(offsetMinutes) <= 18 * 60 && isInstant(at)) {
    return new DateTime(at, offsetMinutes);
  }
  throw reader.invalid('a date and time between the years 1 and 2255 is expected', position);
}

/** Milliseconds since 1970. */
export function readDate(reader: ByteReader): DateTime {
  const position = reader.position;
  return checked(Number(reader.int64('milliseconds')) * 1000, reader, position);
}

/** Seconds since 1970, and nanoseconds. */
export function readInstant(reader: ByteReader): DateTime {
  const position = reader.position;
  const seconds = Number(reader.int64('seconds'));
  const nanoseconds = reader.int32('nanoseconds');
  return checked(seconds * 1_000_000 + Math.floor(nanoseconds / 1000), reader, position);
}

function checked(at: number, reader: ByteReader, position: number): DateTime {
  if (isInstant(at)) return new DateTime(at);
  throw reader.invalid('a time between the years 1 and 2255 is expected', position);
}
