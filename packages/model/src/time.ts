import { CodedError } from './errors.ts';

/** Whole microseconds since 1970-01-01T00:00:00Z, from year 1 to the year 2255. */
export type Instant = number;

/** The open end of an interval. No instant reaches it. */
export const FOREVER: Instant = Number.MAX_SAFE_INTEGER;

/** Before every instant that text can name. */
export const BEGINNING: Instant = -62_135_596_800_000_000;

/** Half-open: `from` belongs to it, `to` does not. */
export interface Interval {
  readonly from: Instant;
  readonly to: Instant;
}

/** All of time. */
export const ALWAYS: Interval = { from: BEGINNING, to: FOREVER };

export function contains(interval: Interval, at: Instant): boolean {
  return interval.from <= at && at < interval.to;
}

/** The common part, or `undefined` when there is none. */
export function intersect(a: Interval, b: Interval): Interval | undefined {
  const from = Math.max(a.from, b.from);
  const to = Math.min(a.to, b.to);
  return from < to ? { from, to } : undefined;
}

const ISO =
  /^(\d{4})-(\d{2})-(\d{2})[Tt ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?(Z|z|[+-]\d{2}:?\d{2})?$/;

/**
 * Reads ISO 8601 (RFC 3339) with an offset, to the microsecond; further digits are cut off.
 *
 * @throws {CodedError} `TIME_ZONE_MISSING` without an offset, `TIME_INVALID` for anything else.
 */
export function parseInstant(text: string): Instant {
  const match = ISO.exec(text.trim());
  if (!match) {
    throw invalidTime(text, 'Write it like 2026-11-22T14:03:00Z or 2026-11-22T14:03:00+01:00');
  }
  const zone = match[8];
  if (zone === undefined) {
    throw new CodedError({
      code: 'TIME_ZONE_MISSING',
      category: 'incorrect',
      message: `The time '${text}' has no zone. Write ${text.trim().replace(' ', 'T')}Z for UTC, or add an offset such as +01:00.`,
      data: { text },
    });
  }
  const [year, month, day, hour, minute, second] = [1, 2, 3, 4, 5, 6].map((i) =>
    Number(match[i] ?? 0),
  ) as [number, number, number, number, number, number];
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  date.setUTCHours(hour, minute, second);
  const isReal =
    year >= 1 &&
    date.getUTCMonth() === month - 1 &&
    date.getUTCDate() === day &&
    hour < 24 &&
    minute < 60 &&
    second < 60;
  if (!isReal) throw invalidTime(text, 'There is no such day or time of day');
  const micros = Number((match[7] ?? '').padEnd(6, '0').slice(0, 6));
  const instant = date.getTime() * 1000 + micros - offsetMinutes(zone, text) * 60_000_000;
  if (instant < BEGINNING || instant >= FOREVER) {
    throw invalidTime(text, 'Instants reach from the year 1 to the year 2255');
  }
  return instant;
}

function offsetMinutes(zone: string, text: string): number {
  if (zone === 'Z' || zone === 'z') return 0;
  const hours = Number(zone.slice(1, 3));
  const minutes = Number(zone.slice(-2));
  if (hours > 23 || minutes > 59) throw invalidTime(text, 'There is no such offset');
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
}

/** ISO 8601 in UTC with as many of the six sub-second digits as are needed; `forever` for the open end. */
export function formatInstant(at: Instant): string {
  if (at >= FOREVER) return 'forever';
  const seconds = Math.floor(at / 1_000_000);
  const micros = at - seconds * 1_000_000;
  return `${secondText(seconds)}${fractionText(micros)}Z`;
}

/** Of a few seconds, each of which is asked for many times: those of the last writes and of the present. */
const known: { readonly seconds: number; readonly text: string }[] = [];
const KNOWN_SECONDS = 16;

function secondText(seconds: number): string {
  const place = ((seconds % KNOWN_SECONDS) + KNOWN_SECONDS) % KNOWN_SECONDS;
  const held = known[place];
  if (held?.seconds === seconds) return held.text;
  const text = new Date(seconds * 1000).toISOString().slice(0, 19);
  known[place] = { seconds, text };
  return text;
}

function fractionText(micros: number): string {
  if (micros === 0) return '';
  let [digits, width] = [micros, 6];
  for (; digits % 10 === 0; width -= 1) digits /= 10;
  return `.${String(digits).padStart(width, '0')}`;
}

const UNIT_MICROS: Readonly<Record<string, number>> = {
  us: 1,
  ms: 1_000,
  s: 1_000_000,
  m: 60_000_000,
  h: 3_600_000_000,
  d: 86_400_000_000,
  w: 604_800_000_000,
};

const DURATION = /^(?:\d+(?:\.\d+)?(?:us|ms|s|m|h|d|w))+$/;

/**
 * Reads a length of time such as `90s`, `1h30m`, `2d`, in microseconds.
 *
 * @throws {CodedError} `TIME_INVALID`
 */
export function parseDuration(text: string): number {
  if (!DURATION.test(text)) {
    throw invalidTime(text, 'Write a length of time like 90s, 5m, 1h30m or 2d');
  }
  let total = 0;
  for (const [, amount, unit] of text.matchAll(/(\d+(?:\.\d+)?)(us|ms|s|m|h|d|w)/g)) {
    total += Number(amount) * (UNIT_MICROS[unit ?? ''] ?? 0);
  }
  return Math.round(total);
}

/**
 * Reads what people type for a point in time: `now`, `-5m`, `now-1h30m`, or ISO 8601 with an offset.
 *
 * @throws {CodedError} `TIME_ZONE_MISSING` or `TIME_INVALID`
 */
export function resolveInstant(text: string, now: Instant): Instant {
  const trimmed = text.trim();
  if (trimmed === 'now') return now;
  const [, ago] = /^(?:now)?-(.+)$/.exec(trimmed) ?? [];
  if (ago !== undefined && DURATION.test(ago)) return now - parseDuration(ago);
  if (/^\+|^now\+/.test(trimmed)) throw invalidTime(text, 'The future is not recorded yet');
  if (/^-?\d+$/.test(trimmed)) {
    throw invalidTime(text, 'A bare number has no unit. Write ISO 8601 with an offset, or -5m');
  }
  if (ago !== undefined) {
    throw invalidTime(text, 'Write how long ago it was like -90s, -5m, -1h30m or -2d');
  }
  return parseInstant(trimmed);
}

function invalidTime(text: string, hint: string): CodedError {
  return new CodedError({
    code: 'TIME_INVALID',
    category: 'incorrect',
    message: `The time '${text}' cannot be read. ${hint}.`,
    data: { text },
  });
}
