import { goDuration } from '../durations.ts';
import type { ConnectionPool, TcpKeepalive } from '../objects/traffic-policy.ts';
import type { Circuit, Cluster, ClusterHttp, Keepalive } from '../output/cluster.ts';
import { isHttp, isHttp2, type Protocol } from '../protocols.ts';
import type { MeshConfig } from '../settings.ts';

const ENVOY_CONNECT_TIMEOUT_MS = 10_000;

/** What a connection pool's settings say of a cluster. */
export function poolSettings(
  pool: ConnectionPool | undefined,
  config: MeshConfig,
): Pick<Cluster, 'circuit' | 'connectTimeout' | 'tcpKeepalive'> {
  const connectTimeoutMs = pool?.connectTimeoutMs ?? config.connectTimeoutMs;
  return {
    circuit: circuit(pool),
    connectTimeout:
      connectTimeoutMs === ENVOY_CONNECT_TIMEOUT_MS ? undefined : goDuration(connectTimeoutMs),
    tcpKeepalive: keepalive(config.tcpKeepalive, pool?.keepalive),
  };
}

/** How requests are sent over a cluster's connections. */
export function httpSettings(
  pool: ConnectionPool | undefined,
  port: { readonly protocol: Protocol },
  { isSidecar, h2Upgrade }: { readonly isSidecar: boolean; readonly h2Upgrade: boolean },
): ClusterHttp | undefined {
  const idleTimeoutMs = pool?.http?.idleTimeoutMs ?? pool?.tcpIdleTimeoutMs;
  const http: ClusterHttp = {
    protocol: upstreamProtocol(pool, port.protocol, { isSidecar, h2Upgrade }),
    idleTimeout: idleTimeoutMs === undefined ? undefined : goDuration(idleTimeoutMs),
    maxRequestsPerConnection: pool?.http?.maxRequestsPerConnection || undefined,
  };
  return Object.values(http).some((value) => value !== undefined) ? http : undefined;
}

/** `downstream` is what the client speaks: where the port does not tell, sidecars pass it on. */
function upstreamProtocol(
  pool: ConnectionPool | undefined,
  protocol: Protocol,
  { isSidecar, h2Upgrade }: { readonly isSidecar: boolean; readonly h2Upgrade: boolean },
): ClusterHttp['protocol'] {
  if (pool?.http?.useClientProtocol) return 'downstream';
  if (isHttp2(protocol)) return 'http2';
  if (isSidecar && protocol === 'unknown') return 'downstream';
  switch (pool?.http?.h2UpgradePolicy) {
    case 'UPGRADE':
      return 'http2';
    case 'DO_NOT_UPGRADE':
      return undefined;
    default:
      return h2Upgrade && isHttp(protocol) ? 'http2' : undefined;
  }
}

/** Zero is no limit, as if nothing were said. */
function circuit(pool: ConnectionPool | undefined): Circuit | undefined {
  const limits: Circuit = {
    maxConnections: pool?.maxConnections || undefined,
    maxPending: pool?.http?.http1MaxPendingRequests || undefined,
    maxRequests: pool?.http?.http2MaxRequests || undefined,
    maxRetries: pool?.http?.maxRetries || undefined,
  };
  return Object.values(limits).some((limit) => limit !== undefined) ? limits : undefined;
}

/** The DestinationRule's replace the mesh's one by one; set at all means the system's defaults. */
function keepalive(...settings: readonly (TcpKeepalive | undefined)[]): Keepalive | undefined {
  const set = settings.filter((item) => item !== undefined);
  if (set.length === 0) return undefined;
  const last = <K extends keyof TcpKeepalive>(key: K) =>
    set.findLast((item) => item[key] !== undefined)?.[key];
  return {
    keepaliveProbes: last('probes') || undefined,
    keepaliveTime: seconds(last('timeMs')),
    keepaliveInterval: seconds(last('intervalMs')),
  };
}

function seconds(milliseconds: number | undefined): number | undefined {
  return milliseconds === undefined ? undefined : Math.floor(milliseconds / 1000);
}
