import type { ClientView } from '../client-view.ts';
import { MESH_GATEWAY } from '../gateway-reference.ts';
import { byKey } from '../group.ts';
import { HostMap, hostsOverlap } from '../host-match.ts';
import { compareText } from '../objects/meta.ts';
import type { VirtualServiceObject } from '../objects/virtual-service.ts';
import { clusterName } from '../output/cluster.ts';
import type { Route } from '../output/route.ts';
import { isHttp } from '../protocols.ts';
import type { MeshService, ServicePort } from '../registry/mesh-service.ts';
import type { EgressScope } from '../scope/scope.ts';
import { hashPolicies, serviceHash } from './hash-policy.ts';
import { retryPolicy } from './retry-policy.ts';
import { virtualServiceRoutes } from './virtual-service-routes.ts';

/** Routes and who has them: services, by all of their names, and hosts that are no service here. */
export interface HostedRoutes {
  readonly port: number;
  readonly services: readonly MeshService[];
  readonly hosts: readonly string[];
  readonly routes: readonly Route[];
}

/** What sidecars reach through one of their HTTP listeners. */
export interface Outbound {
  readonly view: ClientView;
  readonly egress: EgressScope;
  /** 0 is a proxy for any port. */
  readonly port: number;
  /** By host, cut down to the port. */
  readonly services: ReadonlyMap<string, MeshService>;
}

/** The port on which VirtualServices have virtual hosts for hosts that are no service. */
const ANY_HOST_PORT = 80;

/** Routes of the VirtualServices, the first for a host in front, then of the services that none of them is for. */
export function hostedRoutes(outbound: Outbound): readonly HostedRoutes[] {
  const { egress, port, services } = outbound;
  const concerns = hostFilter(services);
  const ruled = egress.virtualServices
    .filter((object) => port === ANY_HOST_PORT || object.hosts.some(concerns))
    .flatMap((object) => ofVirtualService(object, outbound));
  const owned = new Set(ruled.flatMap((some) => some.services));
  const plain = [...services.values()]
    .filter((service) => !owned.has(service) && service.resolution !== 'alias')
    .sort((a, b) => compareText(a.host, b.host))
    .flatMap((service) =>
      httpPorts(service).map((servicePort) => ofService(service, servicePort, outbound.view)),
    );
  return [...ruled, ...plain];
}

function httpPorts(service: MeshService): readonly ServicePort[] {
  return service.ports.filter(({ protocol }) => isHttp(protocol) || protocol === 'unknown');
}

/** Tells hosts that one of the services has, or that one of two wildcards stands for. */
function hostFilter(services: ReadonlyMap<string, MeshService>): (host: string) => boolean {
  const names = [...services.keys()];
  const wildcards = names.filter((name) => name.startsWith('*'));
  return (host) =>
    services.has(host) ||
    (host.startsWith('*') ? names : wildcards).some((name) => hostsOverlap(host, name));
}

function ofVirtualService(
  object: VirtualServiceObject,
  outbound: Outbound,
): readonly HostedRoutes[] {
  const { view, port } = outbound;
  const routes = virtualServiceRoutes(object, {
    view,
    gateways: new Set([MESH_GATEWAY]),
    port,
    serviceOf: (host) => outbound.services.get(host),
  });
  if (routes.length === 0) return [];
  const { services, hosts } = separateHosts(object, outbound);
  if (object.fromGatewayApi && !services.some((service) => mayRoute(object, service, view))) {
    return [];
  }
  const byPort = byKey(
    services.flatMap((service) =>
      httpPorts(service).map(({ number }) => [number, service] as const),
    ),
  );
  if (byPort.size > 0) {
    return [...byPort].map(([number, some]) => ({ port: number, services: some, hosts, routes }));
  }
  return port === ANY_HOST_PORT ? [{ port, services: [], hosts, routes }] : [];
}

/** A route of the Gateway API counts for clients of its namespace, and for all where it is the service's own. */
function mayRoute(object: VirtualServiceObject, service: MeshService, view: ClientView): boolean {
  const { namespace } = object.meta;
  return service.namespace === namespace || view.client.namespace === namespace;
}

/** The hosts of a VirtualService that are services here, and the others. */
function separateHosts(
  object: VirtualServiceObject,
  outbound: Outbound,
): { readonly services: readonly MeshService[]; readonly hosts: readonly string[] } {
  const services: MeshService[] = [];
  const hosts: string[] = [];
  for (const host of object.hosts.filter((some) => !some.startsWith('*'))) {
    const service = outbound.services.get(host);
    if (service) services.push(service);
    else hosts.push(host);
  }
  for (const wildcard of object.hosts.filter((some) => some.startsWith('*'))) {
    const covered = object.fromGatewayApi
      ? []
      : [...outbound.services.values()].filter(({ host }) => hostsOverlap(host, wildcard));
    if (covered.length === 0) hosts.push(wildcard);
    services.push(...covered.filter(({ host }) => ownerOf(host, outbound.egress) === object));
  }
  return { services, hosts };
}

const owners = new WeakMap<EgressScope, HostMap<VirtualServiceObject>>();

/** The VirtualService whose host is most specific for a service; of equal hosts the first. */
function ownerOf(host: string, egress: EgressScope): VirtualServiceObject | undefined {
  let byHost = owners.get(egress);
  if (!byHost) {
    const last = [...egress.virtualServices].reverse();
    byHost = new HostMap(
      last.flatMap((object) => object.hosts.map((some) => [some, object] as const)),
    );
    owners.set(egress, byHost);
  }
  return byHost.mostSpecific(host);
}

function ofService(service: MeshService, { number }: ServicePort, view: ClientView): HostedRoutes {
  const policies = hashPolicies(serviceHash(view, service, number));
  const route: Route = {
    match: { prefix: '/' },
    name: 'default',
    to: [{ cluster: clusterName(number, undefined, service.host) }],
    retries: retryPolicy(view.mesh.config.defaultHttpRetryPolicy, false),
    hash: policies.length > 0 ? policies : undefined,
  };
  return { port: number, services: [service], hosts: [], routes: [route] };
}
