import { CodedError } from '@meshlapse/model';

/** What one query may use. A client may lower the time, nobody else's. */
export interface Limits {
  /** Wall time, waiting for storage included. */
  readonly timeMs: number;
  /** Elements and values read from storage. */
  readonly elements: number;
  /** Traversers and values held at once by steps that collect. */
  readonly held: number;
  /** Results handed out. */
  readonly results: number;
  /** Rounds of a `repeat()` that has no `times()`. */
  readonly repeatDepth: number;
}

export const DEFAULT_LIMITS: Limits = {
  timeMs: 10_000,
  elements: 5_000_000,
  held: 1_000_000,
  results: 100_000,
  repeatDepth: 100,
};

const HINTS: Readonly<Record<Exclude<keyof Limits, 'timeMs'>, string>> = {
  elements:
    'Begin with a label and an indexed key, as in g.V().has("Pod", "name", "x"), or add limit().',
  held: 'Filter before order(), group(), fold() or repeat(), or add limit().',
  results: 'Add limit() or range(), or count() what you look for.',
  repeatDepth: 'Say times(n), or end the loop with until() or simplePath().',
};

export function limitExceeded(limit: Exclude<keyof Limits, 'timeMs'>, value: number): CodedError {
  const what = {
    elements: `The query touched more than ${value} elements`,
    held: `The query holds more than ${value} traversers and values at once`,
    results: `The query has more than ${value} results`,
    repeatDepth: `repeat() went round more than ${value} times`,
  }[limit];
  return new CodedError({
    code: 'QUERY_LIMIT',
    category: 'incorrect',
    message: `${what}. ${HINTS[limit]}`,
    data: { limit, value, hint: HINTS[limit] },
  });
}

export function timedOut(timeMs: number): CodedError {
  const hint = 'Narrow the query, or ask for a longer evaluationTimeout where that is allowed.';
  return new CodedError({
    code: 'QUERY_TIMEOUT',
    category: 'interrupted',
    message: `The query took longer than ${timeMs} ms. ${hint}`,
    data: { limit: 'timeMs', value: timeMs, hint },
  });
}

export function cancelled(): CodedError {
  return new CodedError({
    code: 'QUERY_CANCELLED',
    category: 'interrupted',
    message: 'The query was cancelled by whoever asked it.',
  });
}
