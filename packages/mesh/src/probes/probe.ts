import type { FilterChain, Listener } from '../output/listener.ts';
import type { Probe, ProbeResult } from '../output/probe.ts';
import type { RouteConfiguration } from '../output/route.ts';
import { type Connection, findChain, findListener } from './find-chain.ts';
import { findVirtualHost } from './find-virtual-host.ts';
import { matchesRequest, type ProbedRequest } from './match-request.ts';

/** What a proxy does with its connections and requests: its listeners and routes. */
export interface ProbedConfiguration {
  readonly listeners: readonly Listener[];
  readonly routes: Readonly<Record<string, RouteConfiguration>>;
}

/** Follows a connection or request through a proxy, as Envoy matches. */
export function followProbe(configuration: ProbedConfiguration, probe: Probe): ProbeResult {
  const connection = connectionOf(probe);
  const listener = findListener(configuration.listeners, connection);
  if (!listener) return { none: 'listener' };
  const chain = findChain(listener, connection);
  if (!chain) return { listener: listener.at, none: 'chain' };
  if (chain.tcp) return { listener: listener.at, tcp: chain.tcp };
  if (!speaksHttp(probe, chain)) return { listener: listener.at, none: 'protocol' };
  const name = chain.http ?? '';
  const result = followRequest(
    configuration.routes[name] ?? { vhosts: [] },
    requestOf(probe, chain),
  );
  return { listener: listener.at, routes: name, ...result };
}

function connectionOf({ kind, address, port, host }: Probe): Connection {
  return {
    address,
    port,
    transport: kind === 'tls' ? 'tls' : 'raw_buffer',
    serverName: kind === 'tls' ? host : undefined,
    protocol: kind === 'http' ? 'http/1.1' : undefined,
  };
}

/** Whether the chain finds requests: as they are, or in the TLS that it ends. */
function speaksHttp({ kind }: Probe, { tls }: FilterChain): boolean {
  return kind === 'tls' ? tls !== undefined : kind === 'http' && tls === undefined;
}

function requestOf(probe: Probe, chain: FilterChain): ProbedRequest {
  const [path = '/', query = ''] = (probe.path ?? '/').split('?', 2);
  const named = query
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const [name = '', ...value] = pair.split('=');
      return [name, value.join('=')] as const;
    });
  const written = Object.entries(probe.headers ?? {});
  return {
    path,
    // Of a parameter that is there twice the first counts.
    query: new Map(named.toReversed()),
    headers: new Map([
      [':authority', probe.host ?? ''],
      [':method', probe.method ?? 'GET'],
      [':path', probe.path ?? '/'],
      [':scheme', chain.tls ? 'https' : 'http'],
      ...written.map(([name, value]) => [name.toLowerCase(), value] as const),
    ]),
  };
}

function followRequest(
  { vhosts, fallback }: RouteConfiguration,
  request: ProbedRequest,
): ProbeResult {
  const vhost = findVirtualHost(vhosts, request.headers.get(':authority') ?? '');
  if (!vhost) return fallback ? { fallback } : { none: 'vhost' };
  if (vhost.requireTls === 'ALL' && request.headers.get(':scheme') === 'http') {
    return { vhost: vhost.name, redirect: { code: 301, https: true } };
  }
  const index = vhost.routes.findIndex(({ match }) => matchesRequest(match, request));
  const route = vhost.routes[index];
  if (!route) return { vhost: vhost.name, none: 'route' };
  const { by, to, redirect, direct } = route;
  return { vhost: vhost.name, index, by, to, redirect, direct };
}
