import type { ClientView } from '../client-view.ts';
import { formatLocality, parseLocality } from '../locality.ts';
import { compareText } from '../objects/meta.ts';
import type { ClusterEndpoint } from '../output/cluster.ts';
import type { Endpoint } from '../registry/endpoint.ts';
import { isAddress } from '../registry/kubernetes-endpoints.ts';
import type { MeshService, ServicePort } from '../registry/mesh-service.ts';
import { isSubsetOfLabels, type Labels } from '../selectors.ts';
import { localityGroups } from './locality-groups.ts';
import type { LocalitySetting } from './locality-setting.ts';

/** The endpoints that a cluster of a service's port may use; names among them where a name server is asked for them. */
export function usableEndpoints(
  view: ClientView,
  { service, port, subset }: { service: MeshService; port: ServicePort; subset: Labels },
  isFoundByName: boolean,
): readonly Endpoint[] {
  const serves = isFoundByName ? servesByNumber(service, port) : servesByName(port);
  return view.mesh.endpoints
    .of(service)
    .filter(
      (endpoint) =>
        serves(endpoint) &&
        isUsable(endpoint, service, view.nodeName) &&
        isSubsetOfLabels(subset, endpoint.labels),
    );
}

/** The endpoints as a client's proxy has them, sorted by address. */
export function clusterEndpoints(
  endpoints: readonly Endpoint[],
  setting: LocalitySetting | undefined,
  view: ClientView,
): readonly ClusterEndpoint[] | undefined {
  if (endpoints.length === 0) return undefined;
  const place = { locality: view.locality, labels: view.client.labels };
  const found = localityGroups(endpoints, setting, place).flatMap((group) => {
    const sum = group.endpoints.reduce((total, { weight }) => total + weight, 0);
    return group.endpoints.map((endpoint) => ({
      addr: socketAddress(endpoint),
      health: healthOf(endpoint) === 'healthy' ? undefined : healthOf(endpoint).toUpperCase(),
      weight: endpoint.weight === 1 ? undefined : endpoint.weight,
      locality: formatLocality(parseLocality(group.locality)) || undefined,
      priority: group.priority || undefined,
      localityWeight: group.weight === sum ? undefined : group.weight,
    }));
  });
  if (found.length === 0) return undefined;
  return found.sort((a, b) => compareText(a.addr, b.addr));
}

/** Names of hosts are for name servers: clusters that know their endpoints want addresses. */
function servesByName(port: ServicePort): (endpoint: Endpoint) => boolean {
  return ({ portName, address, port: number }) =>
    portName === port.name && (number === 0 || isAddress(address));
}

export function servesByNumber(
  service: MeshService,
  port: ServicePort,
): (endpoint: Endpoint) => boolean {
  return ({ servicePort, portName }) => {
    const number = servicePort ?? service.ports.findLast(({ name }) => name === portName)?.number;
    return number === port.number;
  };
}

/**
 * Endpoints that are not ready are told of only where further ones are to take over in time, and those that drain only
 * where sessions stay with them.
 */
function isUsable(endpoint: Endpoint, service: MeshService, nodeName: string | undefined): boolean {
  if (service.nodeLocal && endpoint.nodeName !== nodeName) return false;
  switch (healthOf(endpoint)) {
    case 'healthy':
      return true;
    case 'unhealthy':
      return service.trafficDistribution !== undefined;
    case 'draining':
      return Boolean(service.labels['istio.io/persistent-session']);
    case 'terminating':
      return false;
  }
}

/** A label on the workload lets it drain whatever its endpoint says. */
function healthOf({ health, labels }: Endpoint): Endpoint['health'] {
  return labels['istio.io/draining'] && health !== 'terminating' ? 'draining' : health;
}

function socketAddress({ address, port }: Endpoint): string {
  if (port === 0) return address;
  return address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;
}
