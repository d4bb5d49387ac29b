import { gatewayReference, isWildcard, MESH_GATEWAY, resolveHost } from '@meshlapse/mesh';
import type { JsonObject } from '@meshlapse/model';
import { at, objectsOf, textOf, textsOf } from '../../json.ts';
import type { Reference } from '../../linking/facts.ts';
import { keyOf } from '../../linking/shorthand.ts';
import type { ObjectView, Resource } from '../../objects/resource.ts';
import { mirrorReferences, type RouteProtocol, routeReferences } from '../destinations.ts';

export const virtualService: Resource = {
  group: 'networking.istio.io',
  kind: 'VirtualService',
  promote: ({ spec }) => ({ mesh: isInMesh(spec) }),
  relate: (object) => [
    ...claims(object),
    ...gateways(object),
    ...protocols.flatMap((protocol) => routes(object, protocol)),
  ],
};

const protocols: readonly RouteProtocol[] = ['http', 'tls', 'tcp'];

/** Without gateways a VirtualService is for the sidecars. */
function isInMesh(spec: JsonObject): boolean {
  const names = textsOf(spec['gateways']);
  return names.length === 0 || names.includes(MESH_GATEWAY);
}

/**
 * The registered hosts that it is about. At gateways a wildcard means names from outside and claims no service, and a
 * host need not be registered anywhere.
 */
function claims({ spec, namespace = '' }: ObjectView): readonly Reference[] {
  const mesh = isInMesh(spec);
  const hosts = [...new Set(textsOf(spec['hosts']).map((host) => resolveHost(host, namespace)))];
  return hosts
    .filter((host) => mesh || !isWildcard(host))
    .map((host) => {
      const isService = mesh && host.endsWith('.svc.cluster.local');
      return {
        key: `claims:${host}`,
        label: 'claims',
        rule: 'virtual-service-host',
        to: { by: 'host', host },
        properties: { host, mesh },
        ...(isService ? { unresolved: 'missing' } : {}),
      } as const;
    });
}

function gateways({ spec, namespace = '' }: ObjectView): readonly Reference[] {
  const rules = protocols.flatMap((protocol) => objectsOf(spec[protocol]));
  const matches = rules.flatMap((rule) => objectsOf(rule['match']));
  const written = [spec, ...matches].flatMap((json) => textsOf(json['gateways']));
  return [...new Set(written)]
    .filter((text) => text !== MESH_GATEWAY)
    .map((text) => {
      const gateway = gatewayReference(text, namespace);
      return {
        key: `boundTo:${text}`,
        label: 'boundTo',
        rule: 'virtual-service-gateway',
        to: keyOf('Gateway', gateway.namespace, gateway.name),
        unresolved: 'missing',
      };
    });
}

function routes(
  { spec, namespace = '' }: ObjectView,
  protocol: RouteProtocol,
): readonly Reference[] {
  return objectsOf(spec[protocol]).flatMap((json, i) => {
    const rule = { protocol, route: i, namespace, json };
    const delegates = protocol === 'http' ? delegate(json, i, namespace) : [];
    return [...routeReferences(rule), ...mirrorReferences(rule), ...delegates];
  });
}

function delegate(json: JsonObject, route: number, own: string): readonly Reference[] {
  const name = textOf(at(json, 'delegate', 'name'));
  if (!name) return [];
  const namespace = textOf(at(json, 'delegate', 'namespace')) ?? own;
  const to = keyOf('VirtualService', namespace, name);
  const rule = 'virtual-service-delegate';
  const key = `http[${route}].delegate`;
  const properties = { route, match: json['match'] ? JSON.stringify(json['match']) : undefined };
  return [{ key, label: 'delegatesTo', rule, to, properties, unresolved: 'missing' }];
}
