import { destinationShares, resolveHost } from '@meshlapse/mesh';
import type { Json, JsonObject } from '@meshlapse/model';
import { at, numberOf, objectOf, objectsOf, textOf } from '../json.ts';
import type { Many, Properties, Reference } from '../linking/facts.ts';

export type RouteProtocol = 'http' | 'tls' | 'tcp';

/** Where a route rule stands and what its edges say. */
export interface RouteRule {
  readonly protocol: RouteProtocol;
  /** Which of the protocol's rules it is, from 0. */
  readonly route: number;
  readonly namespace: string;
  readonly json: JsonObject;
}

/** The destinations of a route rule of a VirtualService, with the share of the requests that each takes. */
export function routeReferences(rule: RouteRule): readonly Reference[] {
  const routes = objectsOf(rule.json['route']);
  const weights = routes.map((route) => numberOf(route['weight']));
  const shares = destinationShares(weights);
  return routes.flatMap((route, i) =>
    reference(rule, route['destination'], {
      label: 'routes',
      key: `${rule.protocol}[${rule.route}].route[${i}]`,
      properties: { position: i, weight: weights[i], share: shares[i], ...ruleProperties(rule) },
    }),
  );
}

/** Copies of requests that nobody waits for; no part of the split. */
export function mirrorReferences(rule: RouteRule): readonly Reference[] {
  const { json, protocol, route } = rule;
  const path = `${protocol}[${route}]`;
  const single = objectOf(json['mirror']);
  const percent =
    numberOf(at(json, 'mirrorPercentage', 'value')) ?? numberOf(json['mirrorPercent']) ?? 100;
  const mirrors = objectsOf(json['mirrors']).map((mirror, i) => ({
    key: `${path}.mirrors[${i}]`,
    destination: mirror['destination'],
    share: numberOf(at(mirror, 'percentage', 'value')) ?? 100,
  }));
  if (single) mirrors.unshift({ key: `${path}.mirror`, destination: single, share: percent });
  return mirrors.flatMap(({ key, destination, share }) =>
    reference(rule, destination, {
      label: 'mirrors',
      key,
      properties: { share, ...ruleProperties(rule) },
    }),
  );
}

interface Named {
  readonly label: 'routes' | 'mirrors';
  readonly key: string;
  readonly properties: Properties;
}

function reference(
  rule: RouteRule,
  destination: Json | undefined,
  { label, key, properties }: Named,
): readonly Reference[] {
  const written = textOf(at(destination, 'host'));
  if (!written) return [];
  const host = resolveHost(written, rule.namespace);
  const subset = textOf(at(destination, 'subset'));
  const to: Many = subset ? { by: 'subset', host, subset } : { by: 'host', host };
  const port = numberOf(at(destination, 'port', 'number'));
  const name = label === 'routes' ? 'virtual-service-route' : 'virtual-service-mirror';
  const all = { ...properties, host, subset, port };
  return [{ key, label, rule: name, to, properties: all, unresolved: 'missing' }];
}

function ruleProperties({ protocol, route, json }: RouteRule): Properties {
  return {
    route,
    routeName: textOf(json['name']),
    protocol,
    match: compact(json['match']),
    timeout: textOf(json['timeout']),
    retries: numberOf(at(json, 'retries', 'attempts')),
    fault: compact(json['fault']),
  };
}

function compact(json: Json | undefined): string | undefined {
  return json === undefined || json === null ? undefined : JSON.stringify(json);
}
