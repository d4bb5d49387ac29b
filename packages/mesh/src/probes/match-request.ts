import type { HeaderMatch, RouteMatch, ValueMatch } from '../output/route.ts';
import { fullMatch } from './regex.ts';

/** A request as routes see it. Names of headers are lower case, `:authority` and the like among them. */
export interface ProbedRequest {
  /** Without the query. */
  readonly path: string;
  readonly query: ReadonlyMap<string, string>;
  readonly headers: ReadonlyMap<string, string>;
}

/** Whether a route takes a request. */
export function matchesRequest(match: RouteMatch, request: ProbedRequest): boolean {
  return (
    matchesPath(match, request.path) &&
    (match.headers ?? []).every((header) => matchesHeader(header, request)) &&
    (match.query ?? []).every((parameter) =>
      matchesValue(parameter, request.query.get(parameter.name)),
    )
  );
}

function matchesPath(match: RouteMatch, written: string): boolean {
  const fold = (text: string) => (match.ignoreCase ? text.toLowerCase() : text);
  const path = fold(written);
  if (match.exact !== undefined) return path === fold(match.exact);
  if (match.regex !== undefined) return fullMatch(match.regex, written);
  if (match.pathPrefix !== undefined) {
    const prefix = fold(match.pathPrefix);
    return path === prefix || path.startsWith(`${prefix}/`);
  }
  return path.startsWith(fold(match.prefix ?? '/'));
}

/** A header that is missing matches nothing, unless it counts as empty; not even the opposite of something. */
function matchesHeader(match: HeaderMatch, { headers }: ProbedRequest): boolean {
  const written = headers.get(match.name.toLowerCase());
  if (match.present) return (written !== undefined) !== (match.invert ?? false);
  const value = written ?? (match.treatMissingAsEmpty ? '' : undefined);
  return value !== undefined && matchesValue(match, value) !== (match.invert ?? false);
}

function matchesValue(match: ValueMatch, value: string | undefined): boolean {
  if (value === undefined) return false;
  if (match.exact !== undefined) return value === match.exact;
  if (match.prefix !== undefined) return value.startsWith(match.prefix);
  return match.regex === undefined || fullMatch(match.regex, value);
}
