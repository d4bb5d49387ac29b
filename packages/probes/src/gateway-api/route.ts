import { backendShares, resolveHost } from '@meshlapse/mesh';
import type { JsonObject } from '@meshlapse/model';
import { at, numberOf, objectOf, objectsOf, textOf } from '../json.ts';
import type { Reference, Target } from '../linking/facts.ts';
import { keyOf } from '../linking/shorthand.ts';
import type { ObjectView } from '../objects/resource.ts';
import { vertexLabel } from '../objects/vertex-label.ts';

const GATEWAY_API = 'gateway.networking.k8s.io';

/** What every kind of route has: the parents it attaches to and, for each rule, backends with their shares. */
export function routeReferences(object: ObjectView): readonly Reference[] {
  return [
    ...objectsOf(object.spec['parentRefs']).flatMap((parent) => attachment(parent, object)),
    ...objectsOf(object.spec['rules']).flatMap((rule, i) => [
      ...backends(rule, i, object),
      ...mirrors(rule, i, object),
    ]),
  ];
}

function attachment(parent: JsonObject, { namespace }: ObjectView): readonly Reference[] {
  const name = textOf(parent['name']);
  if (!name) return [];
  const kind = textOf(parent['kind']) ?? 'Gateway';
  const label = vertexLabel(groupOf(parent['group'], GATEWAY_API), kind);
  const place = textOf(parent['namespace']) ?? namespace;
  const sectionName = textOf(parent['sectionName']);
  const port = numberOf(parent['port']);
  const key = ['attachesTo', label, place, name, sectionName ?? '', port ?? ''].join('/');
  return [
    {
      key,
      label: 'attachesTo',
      rule: 'route-parent',
      to: keyOf(label, place, name),
      properties: { sectionName, port },
      unresolved: 'missing',
    },
  ];
}

function backends(rule: JsonObject, route: number, object: ObjectView): readonly Reference[] {
  const refs = objectsOf(rule['backendRefs']);
  const weights = refs.map((ref) => numberOf(ref['weight']));
  const shares = backendShares(weights);
  return refs.flatMap((ref, i) => {
    const to = backendTarget(ref, object);
    if (!to) return [];
    const properties = {
      position: i,
      weight: weights[i],
      share: shares[i],
      port: numberOf(ref['port']),
      ...ruleProperties(rule, route),
    };
    const key = `rules[${route}].backendRefs[${i}]`;
    return { key, label: 'routes', rule: 'route-backend', to, properties, unresolved: 'missing' };
  });
}

function mirrors(rule: JsonObject, route: number, object: ObjectView): readonly Reference[] {
  return objectsOf(rule['filters']).flatMap((filter, i) => {
    const mirror = objectOf(filter['requestMirror']);
    const ref = objectOf(mirror?.['backendRef']);
    const to = ref && backendTarget(ref, object);
    if (!mirror || !to) return [];
    const properties = { share: mirrorShare(mirror), ...ruleProperties(rule, route) };
    const key = `rules[${route}].filters[${i}]`;
    return { key, label: 'mirrors', rule: 'route-mirror', to, properties, unresolved: 'missing' };
  });
}

function mirrorShare(mirror: JsonObject): number {
  const numerator = numberOf(at(mirror, 'fraction', 'numerator'));
  if (numerator === undefined) return numberOf(mirror['percent']) ?? 100;
  return (100 * numerator) / (numberOf(at(mirror, 'fraction', 'denominator')) ?? 100);
}

function backendTarget(ref: JsonObject, { namespace = '' }: ObjectView): Target | undefined {
  const name = textOf(ref['name']);
  if (!name) return undefined;
  const group = groupOf(ref['group'], '');
  const kind = textOf(ref['kind']) ?? 'Service';
  if (group === 'networking.istio.io' && kind === 'Hostname') {
    return { by: 'host', host: resolveHost(name, namespace) };
  }
  return keyOf(vertexLabel(group, kind), textOf(ref['namespace']) ?? namespace, name);
}

function ruleProperties(rule: JsonObject, route: number) {
  const matches = objectsOf(rule['matches']);
  return {
    route,
    routeName: textOf(rule['name']),
    match: matches.length > 0 ? JSON.stringify(matches) : undefined,
    timeout: textOf(at(rule, 'timeouts', 'request')),
  };
}

/** The empty group is written as such and is not the default. */
function groupOf(group: JsonObject[string] | undefined, otherwise: string): string {
  return typeof group === 'string' ? group : otherwise;
}
