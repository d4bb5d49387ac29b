import { backendProblem, readFilters } from './api-filters.ts';
import { firstProblem, readBackend, readNamed } from './api-http-rule.ts';
import type { ApiRule } from './api-rule.ts';
import type { Fields } from './fields.ts';
import { EMPTY_HTTP_MATCH, EMPTY_HTTP_ROUTE, type HttpMatch } from './http-route.ts';
import type { StringMatch } from './string-match.ts';

/** @param name what the rule is called when it has no name of its own. */
export function readGrpcRule(rule: Fields, name: string): ApiRule {
  const filters = readFilters(rule);
  const { headers, ...others } = filters.route;
  const [unknown] = Object.keys(others);
  const backends = rule.objects('backendRefs');
  const matches = rule.objects('matches').map(readMatch);
  const problem =
    filters.problem ??
    (unknown && `filter ${unknown}`) ??
    firstProblem(backends.map(backendProblem));
  return {
    matches: matches.flatMap((match) => match ?? []),
    route: { ...EMPTY_HTTP_ROUTE, headers, name: rule.text('name') ?? name },
    backends: backends.map(readBackend),
    mirrors: filters.mirrors,
    problem: matches.includes(undefined) ? 'a match' : problem,
  };
}

function readMatch(match: Fields): HttpMatch | undefined {
  const headers = readNamed(match, 'headers');
  const method = match.optional('method');
  const uri = method && readMethod(method);
  if (!headers || (method && !uri)) return undefined;
  return { ...EMPTY_HTTP_MATCH, uri, headers };
}

/** A call's path is `/service/method`. */
function readMethod(call: Fields): StringMatch | undefined {
  const service = call.text('service');
  const method = call.text('method');
  if (service === undefined && method === undefined) {
    call.note('method', 'or a service should be there');
    return undefined;
  }
  switch (call.text('type') ?? 'Exact') {
    case 'Exact':
      if (service === undefined) return { kind: 'regex', value: `/[^/]+/${method}` };
      if (method === undefined) return { kind: 'prefix', value: `/${service}/` };
      return { kind: 'exact', value: `/${service}/${method}` };
    case 'RegularExpression':
      return { kind: 'regex', value: `/${service ?? '[^/]+'}/${method ?? '.+'}` };
    default:
      call.note('type', 'is a match that Istio does not know');
      return undefined;
  }
}
