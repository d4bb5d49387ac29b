import {
  CodedError,
  DateTime,
  type Instant,
  type Interval,
  resolveInstant,
  type TimeSelection,
} from '@meshlapse/model';
import { placing } from '../language/language-error.ts';
import type { Setting } from '../steps/define-step.ts';
import { toWhole } from '../values/numbers.ts';
import { isList, type LiveValue } from '../values/value.ts';
import { didYouMean, nearest } from './nearest.ts';

/** What a query says about itself before it begins. */
export interface QueryOptions {
  /** `undefined` when the text says nothing about time. */
  readonly time: TimeSelection | undefined;
  /** The transaction at which what is answered was known; `undefined` for the newest. */
  readonly asKnownAt: Instant | undefined;
  readonly timeoutMs: number | undefined;
  /** Whether elements in results carry their properties. */
  readonly withProperties: boolean;
}

type Change = (options: QueryOptions, value: LiveValue, now: Instant) => QueryOptions;

/** Settings by name; drivers send some that mean nothing here. */
const settings: ReadonlyMap<string, Change> = new Map<string, Change>([
  ['at', (options, value, now) => withTime(options, { kind: 'at', at: instantOf(value, now) })],
  ['between', (options, value, now) => withTime(options, between(value, now))],
  ['diff', (options, value, now) => withTime(options, diff(value, now))],
  ['asKnownAt', (options, value, now) => ({ ...options, asKnownAt: instantOf(value, now) })],
  ['evaluationTimeout', withTimeout],
  ['scriptEvaluationTimeout', withTimeout],
  ['materializeProperties', withProperties],
  ['batchSize', (options) => options],
  ['requestId', (options) => options],
  ['userAgent', (options) => options],
]);

/** Whether `with()` knows an option of this name. */
export function isOption(name: string): boolean {
  return settings.has(name);
}

/**
 * Reads what `at()`, `between()`, `diff()`, `asKnownAt()` and `with()` said. All relative times are relative to the
 * same `now`.
 *
 * @throws {CodedError} `QUERY_OPTION_UNKNOWN`, `QUERY_OPTION_INVALID`, `TIME_...`; with the position in `data` where
 * the text is given that the settings point into.
 */
export function readSettings(given: readonly Setting[], now: Instant, text?: string): QueryOptions {
  const none: QueryOptions = {
    time: undefined,
    asKnownAt: undefined,
    timeoutMs: undefined,
    withProperties: true,
  };
  return given.reduce((options, setting) => {
    const read = () => changed(options, setting, now);
    return text === undefined || !setting.span ? read() : placing(text, setting.span.start, read);
  }, none);
}

function changed(options: QueryOptions, { name, value }: Setting, now: Instant): QueryOptions {
  const change = settings.get(name);
  if (!change) throw unknownOption(name);
  return change(options, value, now);
}

function withTime(options: QueryOptions, time: TimeSelection): QueryOptions {
  if (options.time)
    throw invalid('at', 'A query has one time: one at(), one between() or one diff()');
  return { ...options, time };
}

function withTimeout(options: QueryOptions, value: LiveValue): QueryOptions {
  const timeoutMs = toWhole(value);
  if (timeoutMs === undefined || timeoutMs <= 0) {
    throw invalid(
      'evaluationTimeout',
      'evaluationTimeout is a whole number of milliseconds above 0',
    );
  }
  return { ...options, timeoutMs };
}

function withProperties(options: QueryOptions, value: LiveValue): QueryOptions {
  if (value === 'all' || value === 'tokens') {
    return { ...options, withProperties: value === 'all' };
  }
  throw invalid('materializeProperties', "materializeProperties is 'all' or 'tokens'");
}

function between(value: LiveValue, now: Instant): TimeSelection {
  const interval = twoInstants('between', value, now);
  if (interval.from >= interval.to) {
    throw invalid('between', 'The interval is empty: its first time must be before its second one');
  }
  return { kind: 'between', interval };
}

function diff(value: LiveValue, now: Instant): TimeSelection {
  return { kind: 'diff', ...twoInstants('diff', value, now) };
}

function twoInstants(name: string, value: LiveValue, now: Instant): Interval {
  const [start, end, more] = isList(value) ? value : [];
  if (start === undefined || end === undefined || more !== undefined) {
    throw invalid(name, `${name} takes two times, as in ${name}('-1h', 'now')`);
  }
  return { from: instantOf(start, now), to: instantOf(end, now) };
}

/**
 * The time of a query that said this.
 *
 * `undefined` for the present; `given` is the time of queries that name none.
 */
export function timeOf(
  { time, asKnownAt }: QueryOptions,
  given: TimeSelection | undefined,
  now: Instant,
): TimeSelection | undefined {
  const named = time ?? given;
  if (asKnownAt === undefined) return named;
  return { ...(named ?? { kind: 'at', at: now }), asKnownAt };
}

/** Reads a time: a text or a moment. */
export function instantOf(value: LiveValue, now: Instant): Instant {
  if (value instanceof DateTime) return value.at;
  if (typeof value === 'string') return resolveInstant(value, now);
  throw invalid(
    'time',
    "A time is a text such as '2026-11-22T14:03:00Z' or '-5m', or datetime('...')",
  );
}

function unknownOption(name: string): CodedError {
  const near = didYouMean(nearest(name, settings.keys()), (other) => `'${other}'`);
  return new CodedError({
    code: 'QUERY_OPTION_UNKNOWN',
    category: 'incorrect',
    message: `There is no option '${name}' for with(). ${near || `Known are ${[...settings.keys()].join(', ')}.`}`,
    data: { name },
  });
}

function invalid(name: string, what: string): CodedError {
  return new CodedError({
    code: 'QUERY_OPTION_INVALID',
    category: 'incorrect',
    message: `${what}.`,
    data: { name },
  });
}
