import { backendProblem, readFilters, readHeaderFilters } from './api-filters.ts';
import { type ApiRule, type Backend, readBackendReference, readWeight } from './api-rule.ts';
import type { Fields } from './fields.ts';
import {
  EMPTY_HTTP_MATCH,
  EMPTY_HTTP_ROUTE,
  type HttpMatch,
  type NamedMatches,
} from './http-route.ts';
import type { HttpRetries } from './http-route-actions.ts';
import type { StringMatch } from './string-match.ts';

/** @param name what the rule is called when it has no name of its own. */
export function readHttpRule(rule: Fields, name: string): ApiRule {
  const filters = readFilters(rule);
  const backends = rule.objects('backendRefs');
  const matches = rule.objects('matches').map(readMatch);
  const problem = filters.problem ?? firstProblem(backends.map(backendProblem));
  return {
    matches: matches.flatMap((match) => match ?? []),
    route: {
      ...EMPTY_HTTP_ROUTE,
      ...filters.route,
      ...readTimes(rule),
      name: rule.text('name') ?? name,
    },
    backends: backends.map(readBackend),
    mirrors: filters.mirrors,
    problem: matches.includes(undefined) ? 'a match' : problem,
  };
}

export function firstProblem(problems: readonly (string | undefined)[]): string | undefined {
  return problems.find((problem) => problem !== undefined);
}

export function readBackend(backend: Fields): Backend {
  return {
    ...readBackendReference(backend),
    weight: readWeight(backend),
    headers: readHeaderFilters(backend),
  };
}

/** A backend's time limit is that of every try, and of the only one without retries. A limit of 0 is none. */
function readTimes(rule: Fields): {
  readonly timeoutMs: number | undefined;
  readonly retries: HttpRetries | undefined;
} {
  const timeouts = rule.object('timeouts');
  const whole = timeouts.durationMs('request') || undefined;
  const each = timeouts.durationMs('backendRequest') || undefined;
  const retries = rule.optional('retry');
  if (!retries) return { timeoutMs: each ?? whole, retries: undefined };
  const conditions = ['connect-failure', 'refused-stream', 'unavailable', 'cancelled'];
  return {
    timeoutMs: whole,
    retries: {
      attempts: retries.integer('attempts') ?? 2,
      perTryTimeoutMs: each,
      retryOn: [...conditions, ...retries.integers('codes')].join(','),
      remoteLocalities: false,
      ignorePreviousHosts: undefined,
    },
  };
}

function readMatch(match: Fields): HttpMatch | undefined {
  const uri = readPath(match.object('path'));
  const headers = readNamed(match, 'headers');
  const queryParams = readNamed(match, 'queryParams');
  if (!uri || !headers || !queryParams) return undefined;
  const method = match.text('method');
  return {
    ...EMPTY_HTTP_MATCH,
    uri,
    headers,
    queryParams,
    method: method === undefined ? undefined : { kind: 'exact', value: method },
  };
}

function readPath(path: Fields): StringMatch | undefined {
  const value = path.text('value') ?? '/';
  switch (path.text('type') ?? 'PathPrefix') {
    case 'PathPrefix':
      return { kind: 'prefix', value: value === '/' ? value : value.replace(/\/$/, '') };
    case 'Exact':
      return { kind: 'exact', value };
    case 'RegularExpression':
      return { kind: 'regex', value };
    default:
      path.note('type', 'is a match that Istio does not know');
      return undefined;
  }
}

/** Headers or query parameters; `undefined` when one is compared in a way that Istio does not know. */
export function readNamed(match: Fields, key: string): NamedMatches | undefined {
  const named = new Map<string, StringMatch>();
  for (const item of match.objects(key)) {
    const kind = VALUE_MATCHES.get(item.text('type') ?? 'Exact');
    if (!kind) {
      item.note('type', 'is a match that Istio does not know');
      return undefined;
    }
    named.set(item.text('name') ?? '', { kind, value: item.text('value') ?? '' });
  }
  return named;
}

const VALUE_MATCHES: ReadonlyMap<string, 'exact' | 'regex'> = new Map([
  ['Exact', 'exact'],
  ['RegularExpression', 'regex'],
]);
