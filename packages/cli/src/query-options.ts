import { type Instant, resolveInstant, type TimeSelection } from '@meshlapse/model';
import { usage } from './usage.ts';

/** Variables of a traversal as JSON. */
export type Bindings = Readonly<Record<string, unknown>>;

/** Adds NAME=VALUE to the variables; a value that is no JSON is text. */
export function bind(text: string, known: Bindings = {}): Bindings {
  const [, name, value] = /^([A-Za-z_]\w*)=(.*)$/s.exec(text) ?? [];
  if (name === undefined || value === undefined) {
    throw usage(`A variable is written NAME=VALUE with a name such as app_1, not '${text}'.`);
  }
  return { ...known, [name]: jsonOrText(value) };
}

function jsonOrText(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

/** The longest that a timer can wait. */
const MAX_MS = 2 ** 31 - 1;

export function milliseconds(text: string): number {
  const ms = /^\d+$/.test(text) ? Number(text) : 0;
  if (ms > 0 && ms <= MAX_MS) return ms;
  throw usage(`--timeout takes whole milliseconds from 1 to ${MAX_MS}, not '${text}'.`);
}

/** Two times with a comma between them. */
export function interval(text: string): readonly [from: string, to: string] {
  const [from, to, ...rest] = text.split(',');
  if (from && to && rest.length === 0) return [from, to];
  throw usage(
    `--between takes two times with a comma between them, such as 2026-11-22T14:00:00Z,2026-11-22T14:05:00Z or -10m,now, not '${text}'.`,
  );
}

/**
 * The time that the command line names, none when it does not.
 *
 * @throws {CodedError} `USAGE`, `TIME_INVALID`, `TIME_ZONE_MISSING`
 */
export function readTime(
  { at, between }: { readonly at?: string; readonly between?: readonly [string, string] },
  now: Instant,
): TimeSelection | undefined {
  if (at !== undefined && between !== undefined) throw usage('Give --at or --between, not both.');
  if (at !== undefined) return { kind: 'at', at: resolveInstant(at, now) };
  if (between === undefined) return undefined;
  const [from, to] = between;
  const range = { from: resolveInstant(from, now), to: resolveInstant(to, now) };
  if (range.from < range.to) return { kind: 'between', interval: range };
  throw usage(
    `--between begins at ${from}, which is not before its end ${to}. Give the earlier time first.`,
  );
}
