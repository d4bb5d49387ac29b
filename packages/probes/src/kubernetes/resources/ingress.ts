import type { Json, JsonObject } from '@meshlapse/model';
import { at, objectOf, objectsOf, textOf } from '../../json.ts';
import type { Properties, Reference } from '../../linking/facts.ts';
import { keyOf } from '../../linking/shorthand.ts';
import type { ObjectView, Resource } from '../../objects/resource.ts';

export const ingress: Resource = {
  group: 'networking.k8s.io',
  kind: 'Ingress',
  relate: (object) => [
    ...backend(object.spec['defaultBackend'], { key: 'defaultBackend', place: {} }, object),
    ...objectsOf(object.spec['rules']).flatMap((rule, i) => ruleBackends(rule, i, object)),
    ...ingressClass(object),
  ],
};

function ruleBackends(rule: JsonObject, i: number, object: ObjectView): readonly Reference[] {
  const host = textOf(rule['host']);
  return objectsOf(at(rule, 'http', 'paths')).flatMap((path, j) => {
    const match = {
      ...(host ? { host } : {}),
      ...(textOf(path['path']) ? { path: path['path'] ?? null } : {}),
      ...(textOf(path['pathType']) ? { pathType: path['pathType'] ?? null } : {}),
    };
    const key = `rules[${i}].http.paths[${j}]`;
    const place = { route: i, position: j, match: JSON.stringify(match) };
    return backend(path['backend'], { key, place }, object);
  });
}

function backend(
  json: Json | undefined,
  { key, place }: { readonly key: string; readonly place: Properties },
  { namespace }: ObjectView,
): readonly Reference[] {
  const service = objectOf(at(json, 'service'));
  const name = textOf(service?.['name']);
  if (!service || !name) return [];
  const port = at(service, 'port', 'number') ?? at(service, 'port', 'name');
  const reference: Reference = {
    key: `routes:${key}`,
    label: 'routes',
    rule: 'ingress-backend',
    to: keyOf('Service', namespace, name),
    properties: {
      ...place,
      share: 100,
      port: typeof port === 'number' || typeof port === 'string' ? port : undefined,
    },
    unresolved: 'missing',
  };
  return [reference];
}

function ingressClass({ spec }: ObjectView): readonly Reference[] {
  const name = textOf(spec['ingressClassName']);
  if (!name) return [];
  const to = keyOf('IngressClass', undefined, name);
  const unresolved = 'missing';
  return [{ key: 'ofClass', label: 'ofClass', rule: 'ingress-class', to, unresolved }];
}
