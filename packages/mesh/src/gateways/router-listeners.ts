import type { ClientView } from '../client-view.ts';
import { compareText } from '../objects/meta.ts';
import type { FilterChain, Listener } from '../output/listener.ts';
import { isHttp } from '../protocols.ts';
import {
  type BoundServer,
  passesTlsThrough,
  serverNames,
  terminatesHttps,
} from './bound-server.ts';
import { ClaimedNames } from './claimed-names.ts';
import { mergedServers, type PortServers } from './merged-servers.ts';
import { nameMatch, serverTls } from './server-tls.ts';
import { tcpShares, tlsChains } from './stream-chains.ts';

/** The listeners of a gateway's proxy: the servers of all Gateways that select it. */
export function routerListeners(view: ClientView): readonly Listener[] {
  const everywhere = view.client.ip.includes(':') ? '[::]' : '0.0.0.0';
  const names = new ClaimedNames();
  const chains = new Map<string, FilterChain[]>();
  for (const port of mergedServers(view).ports) {
    const at = `${port.bind ?? everywhere}:${port.number}`;
    const before = chains.get(at) ?? [];
    chains.set(at, [...before, ...portChains(view, port, names)]);
  }
  return [...chains]
    .filter(([, list]) => list.length > 0)
    .map(([at, list]) => ({ at, chains: list }))
    .sort((a, b) => compareText(a.at, b.at));
}

function portChains(
  view: ClientView,
  port: PortServers,
  names: ClaimedNames,
): readonly FilterChain[] {
  if (isHttp(port.protocol)) return [{ http: port.routes }];
  return port.servers.flatMap((server) => serverChains(view, server, names));
}

/** A server of streams without any route has no chain: connections to it are refused. */
function serverChains(
  view: ClientView,
  server: BoundServer,
  names: ClaimedNames,
): readonly FilterChain[] {
  const { tls } = server;
  if (tls && passesTlsThrough(tls)) return tlsChains(view, server, names);
  const ends = tls && { match: nameMatch(serverNames(server)), tls: serverTls(tls) };
  if (terminatesHttps(server)) return [{ ...ends, http: server.routes }];
  const tcp = tcpShares(view, server);
  return tcp ? [{ ...ends, tcp }] : [];
}
