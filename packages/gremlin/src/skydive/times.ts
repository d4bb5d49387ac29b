import { DateTime, type Instant, parseInstant } from '@meshlapse/model';

/** `FOREVER` of a slice reaches back to here. */
export const EPOCH: Instant = 0;

/** Whole numbers up to here are seconds, larger ones are milliseconds. */
const MOST_SECONDS = 2_147_483_647;

const UNIT_MICROS: ReadonlyMap<string, number> = new Map([
  ['ns', 0.001],
  ['us', 1],
  ['µs', 1],
  ['ms', 1_000],
  ['s', 1_000_000],
  ['m', 60_000_000],
  ['h', 3_600_000_000],
]);

const DURATION = /^([+-]?)((?:(?:\d+\.?\d*|\.\d+)(?:ns|us|µs|ms|s|m|h))+)$/;

/** A length of time as Go writes it, `-1h30m`, in microseconds; `undefined` when it is none. */
export function readDuration(text: string): number | undefined {
  const [, sign, parts = ''] = DURATION.exec(text) ?? [];
  if (sign === undefined) return text === '0' ? 0 : undefined;
  let total = 0;
  for (const [, amount, unit = ''] of parts.matchAll(/(\d+\.?\d*|\.\d+)(ns|us|µs|ms|s|m|h)/g)) {
    total += Number(amount) * (UNIT_MICROS.get(unit) ?? 0);
  }
  return Math.round(sign === '-' ? -total : total);
}

export function instantOfNumber(value: number): Instant {
  return Math.round(value * (value <= MOST_SECONDS ? 1_000_000 : 1_000));
}

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
const RFC1123 =
  /^(?:[A-Z][a-z]{2}, )?(\d{1,2}) ([A-Z][a-z]{2}) (\d{4}) (\d\d:\d\d:\d\d) (GMT|UTC|[+-]\d{4})$/;

/** Reads `Sun, 06 Nov 2016 08:49:37 GMT`, a length of time from now, or ISO 8601; `undefined` for anything else. */
export function instantOfText(text: string, now: Instant): Instant | undefined {
  const duration = readDuration(text);
  if (duration !== undefined) return now + duration;
  const [, day = '', month = '', year, clock, zone = ''] = RFC1123.exec(text) ?? [];
  if (year === undefined) return parsed(text);
  const number = String(MONTHS.indexOf(month) + 1).padStart(2, '0');
  return parsed(`${year}-${number}-${day.padStart(2, '0')}T${clock}${zone.replace(/[A-Z]+/, 'Z')}`);
}

function parsed(text: string): Instant | undefined {
  try {
    return parseInstant(text);
  } catch {
    return undefined;
  }
}

/** The settings that a query with this time has. A slice takes in its last instant, as Skydive's do. */
export function timeSetting(at: Instant, slice: Instant | undefined) {
  if (slice === undefined) return { kind: 'setting', name: 'at', value: new DateTime(at) } as const;
  const interval = [new DateTime(slice), new DateTime(at + 1)];
  return { kind: 'setting', name: 'between', value: interval } as const;
}
