import { MESH_GATEWAY } from '../gateway-reference.ts';
import type { Mesh } from '../mesh.ts';
import type { SidecarEgress } from '../objects/sidecar.ts';
import type { MeshService } from '../registry/mesh-service.ts';
import { ImportedHosts } from './imported-hosts.ts';
import type { EgressScope } from './scope.ts';

/** What an egress listener, or none, lets the proxies of a namespace reach. */
export function egressScope(
  mesh: Mesh,
  namespace: string,
  egress: SidecarEgress | undefined,
): EgressScope {
  const imported = new ImportedHosts(egress?.hosts ?? ['*/*'], namespace);
  const services = mesh.registry.visibleIn(namespace).flatMap((service) => {
    const found = imported.service(service);
    return (found && atListenerPort(found, egress)) ?? [];
  });
  return {
    egress,
    services: onePerHost(services, namespace),
    virtualServices: mesh.virtualServices
      .visibleIn(namespace, MESH_GATEWAY)
      .filter((object) => imported.hasVirtualService(object)),
  };
}

/**
 * The service cut down to the port of a listener; all of it where the listener has none, or is a proxy for any port.
 *
 * `undefined` when the service has no such port.
 */
export function atListenerPort(
  service: MeshService,
  egress: SidecarEgress | undefined,
): MeshService | undefined {
  if (!egress?.port?.number || egress.port.protocol === 'http_proxy') return service;
  const { number } = egress.port;
  return onlyPorts(service, (port) => port === number);
}

export function onlyPorts(
  service: MeshService,
  isWanted: (port: number) => boolean,
): MeshService | undefined {
  const ports = service.ports.filter(({ number }) => isWanted(number));
  if (ports.length === service.ports.length) return service;
  return ports.length > 0 ? { ...service, ports } : undefined;
}

/**
 * Leaves of each host the services of one namespace: the proxies' own, else the first of Kubernetes, else the first.
 */
function onePerHost(services: readonly MeshService[], own: string): readonly MeshService[] {
  const chosen = new Map<string, MeshService>();
  for (const service of services) {
    const before = chosen.get(service.host);
    const isBetter =
      !before ||
      service.namespace === own ||
      (before.source !== 'kubernetes' &&
        service.source === 'kubernetes' &&
        before.namespace !== own);
    if (isBetter) chosen.set(service.host, service);
  }
  return services.filter(({ host, namespace }) => chosen.get(host)?.namespace === namespace);
}
