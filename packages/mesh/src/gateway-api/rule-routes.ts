import type { ApiRouteObject } from '../objects/api-route.ts';
import type { ApiRule, Backend } from '../objects/api-rule.ts';
import type { HttpDestination, HttpRoute, Mirror } from '../objects/http-route.ts';
import type { Backends } from './backends.ts';

/**
 * The Istio routes of all rules of an HTTPRoute or GRPCRoute, one for every match.
 *
 * None at all when one of its rules is wrong in itself, not only in where it leads.
 */
export function ruleRoutes(
  object: ApiRouteObject,
  backends: Backends,
  asksGrants: boolean,
): readonly HttpRoute[] {
  const routes: HttpRoute[] = [];
  for (const rule of object.rules) {
    const route = new RuleConversion(object, backends, asksGrants).convert(rule);
    if (!route) return [];
    const matches = rule.matches.length > 0 ? rule.matches.map((match) => [match]) : [[]];
    routes.push(...matches.map((match) => ({ ...route, match })));
  }
  return routes;
}

/** The destinations of backends; `undefined` when one of them is refused. A single one has no weight. */
export function destinations(
  backends: readonly Backend[],
  find: (backend: Backend) => ReturnType<Backends['find']>,
): readonly HttpDestination[] | undefined {
  const used = backends.filter(({ weight }) => weight !== 0);
  const result: HttpDestination[] = [];
  for (const backend of used) {
    const found = find(backend);
    if (found.kind === 'refused') return undefined;
    const { headers } = backend;
    const weight = used.length === 1 ? undefined : backend.weight;
    result.push({ ...found.destination, weight, headers });
  }
  return result;
}

class RuleConversion {
  readonly #object: ApiRouteObject;
  readonly #find: (
    backend: Backend | Omit<Backend, 'weight' | 'headers'>,
  ) => ReturnType<Backends['find']>;

  constructor(object: ApiRouteObject, backends: Backends, asksGrants: boolean) {
    this.#object = object;
    this.#find = (backend) => backends.find(object, backend, asksGrants);
  }

  convert(rule: ApiRule): HttpRoute | undefined {
    if (rule.problem !== undefined) return undefined;
    const mirrors = this.#mirrors(rule);
    if (!mirrors) return undefined;
    const route = { ...rule.route, mirrors };
    const isSent = rule.backends.some(({ weight }) => weight > 0);
    if (!isSent && !route.redirect) {
      return { ...route, directResponse: { status: 500, body: undefined } };
    }
    const sent = destinations(rule.backends, this.#find);
    return sent && { ...route, route: sent };
  }

  /** A mirror that leads nowhere is left out of an HTTPRoute and spoils a GRPCRoute. */
  #mirrors({ mirrors }: ApiRule): readonly Mirror[] | undefined {
    const result: Mirror[] = [];
    for (const { to, percentage } of mirrors) {
      const found = this.#find(to);
      if (found.kind === 'valid') result.push({ ...found.destination, percentage });
      else if (this.#object.kind === 'GRPCRoute') return undefined;
    }
    return result;
  }
}
