import type { Mesh } from '../mesh.ts';
import { visibility } from '../objects/export-to.ts';
import { type Destination, type HttpRoute, httpDestinations } from '../objects/http-route.ts';
import { compareText } from '../objects/meta.ts';
import type { VirtualServiceObject } from '../objects/virtual-service.ts';
import type { MeshService } from '../registry/mesh-service.ts';
import { onlyPorts } from './egress-scope.ts';

/** The ports of hosts that a VirtualService sends proxies of a namespace to; `undefined` stands for any port. */
export function destinationsOf(
  object: VirtualServiceObject,
  namespace: string,
): ReadonlyMap<string, ReadonlySet<number | undefined>> {
  const ports = new Map<string, Set<number | undefined>>();
  const add = ({ host, port }: Destination) => {
    const known = ports.get(host);
    if (known) known.add(port);
    else ports.set(host, new Set([port]));
  };
  for (const route of object.http) {
    if (!isForNamespace(route, namespace)) continue;
    httpDestinations(route).forEach(add);
  }
  for (const route of [...object.tcp, ...object.tls]) route.route.forEach(add);
  return ports;
}

/** A route is left out when its matches name other namespaces, as far as they come before one that names this. */
function isForNamespace(route: HttpRoute, namespace: string): boolean {
  const named = route.match.flatMap(({ sourceNamespace }) => sourceNamespace ?? []);
  return named.length === 0 || named.includes(namespace);
}

/**
 * The service that a VirtualService's destination means to proxies of a namespace: the one of their own namespace,
 * whoever may see it, else of the visible ones that whose namespace comes first in the alphabet.
 */
export function destinationService(
  mesh: Mesh,
  host: string,
  namespace: string,
): MeshService | undefined {
  const candidates = new Map<string, MeshService>();
  for (const service of mesh.registry.ofHost(host)) {
    const before = candidates.get(service.namespace);
    if (!before || (before.source !== 'kubernetes' && service.source === 'kubernetes')) {
      candidates.set(service.namespace, service);
    }
  }
  const own = candidates.get(namespace);
  if (own) return own;
  return [...candidates.values()]
    .filter((service) => isVisible(mesh, service, namespace))
    .sort((a, b) => compareText(a.namespace, b.namespace))[0];
}

function isVisible(mesh: Mesh, service: MeshService, namespace: string): boolean {
  const seen = visibility(service.exportTo, service.namespace, mesh.config.defaultServiceExportTo);
  if (seen.kind === 'namespaces') return seen.others.includes(namespace);
  return seen.kind === 'public';
}

/** The service cut down to the ports that are used; all of it where one destination names no port. */
export function atUsedPorts(
  service: MeshService,
  ports: ReadonlySet<number | undefined>,
): MeshService | undefined {
  if (ports.has(undefined)) return service;
  return onlyPorts(service, (port) => ports.has(port));
}
