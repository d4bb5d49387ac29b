import type { ClientView } from '../client-view.ts';
import { compareText } from '../objects/meta.ts';
import type { VirtualServiceObject } from '../objects/virtual-service.ts';
import type { RouteConfiguration, VirtualHost } from '../output/route.ts';
import type { MeshService } from '../registry/mesh-service.ts';
import { type MatchedRoute, matchedRoutes } from '../routes/virtual-service-routes.ts';
import type { BoundServer } from './bound-server.ts';
import { mergedServers } from './merged-servers.ts';
import { RouterHosts } from './router-hosts.ts';
import { commonHosts, hostsForNamespace } from './server-hosts.ts';

/** The route configurations of a gateway's proxy, by name. */
export function routerRoutes(view: ClientView): Readonly<Record<string, RouteConfiguration>> {
  const configurations = [...mergedServers(view).byRoutes].map(
    ([name, servers]) => [name, { vhosts: virtualHosts(view, servers) }] as const,
  );
  return Object.fromEntries(configurations);
}

/** Of every host the routes of all VirtualServices that a server lets have it, oldest first. */
function virtualHosts(view: ClientView, servers: readonly BoundServer[]): readonly VirtualHost[] {
  const hosts = new RouterHosts();
  const routesOf = memoizedRoutes(view);
  for (const server of servers) {
    addRoutes(server, { view, hosts, routesOf });
    addRedirects(server, hosts);
  }
  const found = hosts.virtualHosts();
  if (found.length === 0) {
    return [{ name: `blackhole:${servers[0]?.port.number ?? 0}`, domains: ['*'], routes: [] }];
  }
  return found.toSorted((a, b) => compareText(a.name, b.name));
}

function addRoutes(
  server: BoundServer,
  to: {
    readonly view: ClientView;
    readonly hosts: RouterHosts;
    readonly routesOf: ReturnType<typeof memoizedRoutes>;
  },
): void {
  const { mesh, client } = to.view;
  for (const object of mesh.virtualServices.visibleIn(client.namespace, server.gateway)) {
    const open = hostsForNamespace(server.hosts, object.meta.namespace);
    const common = commonHosts(open, object.hosts);
    const routes = common.length > 0 ? to.routesOf(object, server) : [];
    if (routes.length === 0) continue;
    for (const host of common) to.hosts.add(host, server, routes);
  }
}

/** A server that redirects to HTTPS does so for all of its hosts, routes or not. */
function addRedirects(server: BoundServer, hosts: RouterHosts): void {
  if (!server.tls?.httpsRedirect) return;
  for (const host of server.hosts) hosts.add(host, server, []);
}

/**
 * A VirtualService has the same routes at all servers of a Gateway that share a route configuration: those of the
 * first server where it has any, which decides what `match.port` and destinations without a port mean.
 */
function memoizedRoutes(view: ClientView) {
  const known = new Map<string, readonly MatchedRoute[]>();
  return (object: VirtualServiceObject, server: BoundServer): readonly MatchedRoute[] => {
    const key = `${server.gateway} ${object.by}`;
    const before = known.get(key);
    if (before) return before;
    const routes = matchedRoutes(object, {
      view,
      gateways: new Set([server.gateway]),
      port: server.port.number,
      isTls: server.tls !== undefined,
      serviceOf: (host) => serviceFor(object, host, view),
    });
    if (routes.length > 0) known.set(key, routes);
    return routes;
  };
}

/** A destination is the service of the VirtualService's own namespace where that has one the proxy may see. */
function serviceFor(
  { meta }: VirtualServiceObject,
  host: string,
  { mesh, client, scope }: ClientView,
): MeshService | undefined {
  const own = mesh.registry
    .ofHost(host)
    .find(
      (service) =>
        service.namespace === meta.namespace &&
        mesh.registry.isVisibleIn(service, client.namespace),
    );
  return own ?? scope.serviceOfHost.get(host);
}
