import type { ClientView } from '../client-view.ts';
import { hostsOverlap } from '../host-match.ts';
import type { SourceMatch } from '../objects/http-route.ts';
import type { VirtualServiceObject } from '../objects/virtual-service.ts';
import type { StreamShare } from '../output/cluster.ts';
import type { FilterChain } from '../output/listener.ts';
import { streamShares } from '../routes/stream-shares.ts';
import { autoPassthroughChains } from './auto-passthrough-chains.ts';
import type { BoundServer } from './bound-server.ts';
import type { ClaimedNames } from './claimed-names.ts';
import { hostsForNamespace } from './server-hosts.ts';
import { nameMatch } from './server-tls.ts';

/** Where a server's streams go: the first route for it of the first VirtualService that has one. */
export function tcpShares(
  view: ClientView,
  server: BoundServer,
): readonly StreamShare[] | undefined {
  for (const object of virtualServicesOf(view, server)) {
    const found = object.tcp.find(
      ({ match }) => match.length === 0 || match.some((item) => isForServer(item, server)),
    );
    if (found) return streamShares(found.route, { view, port: server.port.number });
  }
  return undefined;
}

/** The chains of a server that passes TLS through: of each name the oldest VirtualService's, first in its order. */
export function tlsChains(
  view: ClientView,
  server: BoundServer,
  names: ClaimedNames,
): readonly FilterChain[] {
  if (server.tls?.mode === 'AUTO_PASSTHROUGH') return autoPassthroughChains(view, server);
  const port = server.port.number;
  return virtualServicesOf(view, server).flatMap((object) =>
    object.tls.flatMap(({ match, route }) => {
      const tcp = streamShares(route, { view, port });
      return match
        .filter((item) => tcp !== undefined && isForServer(item, server))
        .filter(({ sniHosts }) => names.claim(server.at, sniHosts, server.bind))
        .map(({ sniHosts }) => ({ match: nameMatch(sniHosts), tcp }));
    }),
  );
}

function virtualServicesOf(
  { mesh, client }: ClientView,
  server: BoundServer,
): readonly VirtualServiceObject[] {
  return mesh.virtualServices.visibleIn(client.namespace, server.gateway).filter((object) => {
    const open = hostsForNamespace(server.hosts, object.meta.namespace);
    return object.hosts.some((host) => open.some((other) => hostsOverlap(host, other)));
  });
}

function isForServer({ port, gateways }: SourceMatch, server: BoundServer): boolean {
  return (
    (port === undefined || port === server.port.number) &&
    (gateways.length === 0 || gateways.includes(server.gateway))
  );
}
