import type { ClientView } from '../client-view.ts';
import { isSubsetOfHost } from '../host-match.ts';
import type { FilterChain } from '../output/listener.ts';
import { type BoundServer, serverNames } from './bound-server.ts';

/** What proxies of the mesh say they speak in mutual TLS. */
const MESH_ALPN = ['istio', 'istio-peer-exchange', 'istio-http/1.0', 'istio-http/1.1', 'istio-h2'];

/** A chain for every service and subset, whose server name is the cluster that the calling proxy meant. */
export function autoPassthroughChains(
  { mesh, client, scope }: ClientView,
  server: BoundServer,
): readonly FilterChain[] {
  const hosts = serverNames(server);
  return scope.services
    .filter(
      ({ meshExternal, host }) => !meshExternal && hosts.some((open) => isSubsetOfHost(host, open)),
    )
    .flatMap((service) => {
      const rule = mesh.destinationRules.ruleFor(client, service);
      const subsets = ['', ...(rule?.subsets ?? []).map(({ name }) => name)];
      return service.ports
        .filter(({ protocol }) => protocol !== 'udp')
        .flatMap(({ number }) =>
          subsets.map((subset) => chainTo(`outbound_.${number}_.${subset}_.${service.host}`)),
        );
    });
}

function chainTo(cluster: string): FilterChain {
  return { match: { sni: [cluster], alpn: MESH_ALPN }, tcp: [{ cluster }] };
}
