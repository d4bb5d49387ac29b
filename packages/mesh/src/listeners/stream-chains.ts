import type { ClientView } from '../client-view.ts';
import { MESH_GATEWAY } from '../gateway-reference.ts';
import { hostsOverlap } from '../host-match.ts';
import type { SourceMatch } from '../objects/http-route.ts';
import type { StreamRoute, VirtualServiceObject } from '../objects/virtual-service.ts';
import { clusterName } from '../output/cluster.ts';
import { isTls, type Protocol } from '../protocols.ts';
import type { MeshService } from '../registry/mesh-service.ts';
import { anyAddress, serviceAddresses } from '../registry/service-address.ts';
import { alternateHosts } from '../routes/domains.ts';
import { streamShares } from '../routes/stream-shares.ts';
import { isSubsetOfLabels } from '../selectors.ts';
import { type ChainDraft, EMPTY_CHAIN } from './chain-draft.ts';

/** A service's port that connections are sent on from as they are. */
export interface StreamPort {
  readonly view: ClientView;
  readonly service: MeshService;
  readonly port: number;
  readonly protocol: Protocol;
  /** Where the listener is bound. */
  readonly bind: string;
  /** The service's addresses where they are no single ones, so that chains must tell them apart. */
  readonly cidrs: readonly string[];
  readonly virtualServices: readonly VirtualServiceObject[];
}

/** The chains of TLS routes, or of TCP routes, for a service's port, else one to the service itself. */
export function streamChains(stream: StreamPort): readonly ChainDraft[] {
  const concerned = stream.virtualServices.filter(({ hosts }) =>
    hosts.some((host) => hostsOverlap(host, stream.service.host)),
  );
  return isTls(stream.protocol) ? tlsChains(stream, concerned) : tcpChains(stream, concerned);
}

function tlsChains(
  stream: StreamPort,
  objects: readonly VirtualServiceObject[],
): readonly ChainDraft[] {
  const chains: ChainDraft[] = [];
  const seen = new Set<string>();
  let { cidrs } = stream;
  for (const { object, route, match } of objects.flatMap(tlsMatches)) {
    if (!isForClient(match, stream)) continue;
    // Istio keeps the subnets of a match for those behind it that name none.
    if (match.destinationSubnets.length > 0 && stream.port > 0) cidrs = match.destinationSubnets;
    const key = `${match.sniHosts.join(',')}|${match.destinationSubnets.join(',')}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const tcp = streamShares(route.route, stream);
    if (tcp) chains.push({ ...EMPTY_CHAIN, sni: match.sniHosts, cidrs, by: object.by, tcp });
  }
  if (chains.length > 0) return chains;
  return [{ ...serviceChain(stream, cidrs), sni: serviceNames(stream, cidrs) }];
}

function tlsMatches(object: VirtualServiceObject) {
  return object.tls.flatMap((route) => route.match.map((match) => ({ object, route, match })));
}

/** By its names the service is known where its address does not tell it from others. */
function serviceNames({ view, service, bind }: StreamPort, cidrs: readonly string[]) {
  const anywhere = anyAddress(view.client);
  const [address = anywhere] = serviceAddresses(service, view.client);
  const isUnclear =
    cidrs.length > 0 || address.includes('/') || (address === anywhere && bind === anywhere);
  if (!isUnclear) return [];
  const client = { namespace: view.client.namespace, domain: view.mesh.settings.domain };
  const aliases = service.aliases.flatMap(({ host }) => [host, ...alternateHosts(host, client)]);
  return [service.host, ...aliases];
}

function tcpChains(
  stream: StreamPort,
  objects: readonly VirtualServiceObject[],
): readonly ChainDraft[] {
  const chains: ChainDraft[] = [];
  for (const object of objects) {
    for (const route of object.tcp) {
      const tcp = streamShares(route.route, stream);
      const subnets = tcp && routeSubnets(route, stream);
      if (!subnets) continue;
      if (subnets === 'any') {
        return [...chains, { ...EMPTY_CHAIN, cidrs: stream.cidrs, by: object.by, tcp }];
      }
      if (subnets.length > 0) chains.push({ ...EMPTY_CHAIN, cidrs: subnets, tcp });
    }
  }
  const isCovered = chains.some(({ cidrs }) => sortedText(cidrs) === sortedText(stream.cidrs));
  return isCovered ? chains : [...chains, serviceChain(stream, stream.cidrs)];
}

/** The subnets that a route's matches for this client name together; `any` as soon as one names none. */
function routeSubnets(route: StreamRoute, stream: StreamPort): readonly string[] | 'any' {
  if (route.match.length === 0) return 'any';
  const matches = route.match.filter((match) => isForClient(match, stream));
  if (matches.some((match) => match.destinationSubnets.length === 0 || stream.port === 0)) {
    return 'any';
  }
  return matches.flatMap(({ destinationSubnets }) => destinationSubnets);
}

function sortedText(texts: readonly string[]): string {
  return [...texts].sort().join(',');
}

function isForClient(match: SourceMatch, { view, port }: StreamPort): boolean {
  const { labels, namespace } = view.client;
  return (
    (match.gateways.length === 0 || match.gateways.includes(MESH_GATEWAY)) &&
    isSubsetOfLabels(match.sourceLabels, labels) &&
    (match.port ?? port) === port &&
    (match.sourceNamespace ?? namespace) === namespace
  );
}

function serviceChain({ service, port }: StreamPort, cidrs: readonly string[]): ChainDraft {
  const [first, ...others] = service.ports;
  const number = first && others.length === 0 ? first.number : port;
  return {
    ...EMPTY_CHAIN,
    cidrs,
    tcp: [{ cluster: clusterName(number, undefined, service.host) }],
  };
}
