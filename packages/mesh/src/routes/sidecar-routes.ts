import type { ClientView } from '../client-view.ts';
import { sidecarListeners } from '../listeners/sidecar-listeners.ts';
import type { RouteConfiguration, VirtualHost } from '../output/route.ts';
import type { MeshService } from '../registry/mesh-service.ts';
import type { EgressScope, Scope } from '../scope/scope.ts';
import { hostedRoutes } from './hosted-routes.ts';
import { virtualHosts } from './virtual-hosts.ts';

/** The route configurations of a sidecar's outbound listeners, by name. */
export function sidecarRoutes(view: ClientView): Readonly<Record<string, RouteConfiguration>> {
  const names = sidecarListeners(view).flatMap(({ chains }) =>
    chains.flatMap(({ http }) => http ?? []),
  );
  return Object.fromEntries([...new Set(names)].map((name) => [name, configuration(view, name)]));
}

/** Named `9080`, or `host:9080` where the protocol of one service's port is found out per connection. */
function configuration(view: ClientView, name: string): RouteConfiguration {
  const isSocket = name.startsWith('unix://');
  const colon = isSocket ? -1 : name.lastIndexOf(':');
  const port = isSocket ? 0 : Number(name.slice(colon + 1)) || 0;
  const vhosts = portVirtualHosts(view, name, port);
  if (colon < 0) return { fallback: fallback(view), vhosts };
  return { vhosts: onlyHost(vhosts, name.slice(0, colon)) };
}

function fallback({ scope }: ClientView): RouteConfiguration['fallback'] {
  return scope.outboundTrafficPolicy === 'ALLOW_ANY' ? 'allow_any' : 'block_all';
}

/** The one virtual host that has the host among its domains: it takes all hosts. */
function onlyHost(vhosts: readonly VirtualHost[], host: string): readonly VirtualHost[] {
  const found = vhosts.filter(({ domains }) => domains.includes(host));
  return found.length === 1 ? found.map((vhost) => ({ ...vhost, domains: ['*'] })) : found;
}

function portVirtualHosts(
  view: ClientView,
  name: string,
  listenerPort: number,
): readonly VirtualHost[] {
  const egress = egressOf(view.scope, name, listenerPort);
  if (!egress) return [];
  const port = egress.egress?.port?.protocol === 'http_proxy' ? 0 : listenerPort;
  const services = servicesAt(egress.services, port);
  const client = {
    ip: view.client.ip,
    namespace: view.client.namespace,
    domain: view.mesh.settings.domain,
  };
  return virtualHosts(hostedRoutes({ view, egress, port, services }), client, port === 0);
}

/** The first egress listener of the port, or that catches everything. */
function egressOf(scope: Scope, name: string, port: number): EgressScope | undefined {
  return scope.listeners.find(({ egress }) => {
    if (!egress?.port) return true;
    return egress.port.number === port && (port !== 0 || egress.bind === name);
  });
}

/** By host, cut down to the port; of several of a host the last. With port 0 all their ports. */
function servicesAt(
  services: readonly MeshService[],
  port: number,
): ReadonlyMap<string, MeshService> {
  const found = services.flatMap((service) => {
    if (port === 0) return [service];
    const ports = service.ports.filter(({ number }) => number === port).slice(0, 1);
    return ports.length > 0 ? [{ ...service, ports }] : [];
  });
  return new Map(found.map((service) => [service.host, service]));
}
