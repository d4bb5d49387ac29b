import { BEGINNING, DateTime, FOREVER, type Instant } from '@meshlapse/model';

const MICROS: Readonly<Record<string, number>> = {
  second: 1_000_000,
  minute: 60_000_000,
  hour: 3_600_000_000,
  day: 86_400_000_000,
};

/** Milliseconds since 1970 as a date in UTC; `undefined` beyond the years 1 to 2255. */
export function fromMillis(millis: number): DateTime | undefined {
  return dateAt(millis * 1000, 0);
}

/** Whole milliseconds since 1970, rounded down. */
export function toMillis({ at }: DateTime): number {
  return Math.floor(at / 1000);
}

/** The date so many units of `DT` later; `undefined` beyond the years 1 to 2255. */
export function addToDate(date: DateTime, unit: string, count: number): DateTime | undefined {
  return dateAt(date.at + count * (MICROS[unit] ?? Number.NaN), date.offsetMinutes);
}

/** Whole milliseconds from the other date to this one. */
export function millisSince(date: DateTime, other: DateTime): number {
  return Math.floor((date.at - other.at) / 1000);
}

function dateAt(at: Instant, offsetMinutes: number): DateTime | undefined {
  return at >= BEGINNING && at < FOREVER ? new DateTime(at, offsetMinutes) : undefined;
}
