import type { Fields } from './fields.ts';

/** What a DestinationRule says of connections, for all ports, and for single ones. */
export interface TrafficPolicy extends PortPolicy {
  readonly ports: ReadonlyMap<number, PortPolicy>;
}

/** The parts that a subset or a port may replace, each as a whole. */
export interface PortPolicy {
  readonly connectionPool: ConnectionPool | undefined;
  readonly outlierDetection: OutlierDetection | undefined;
  readonly loadBalancer: LoadBalancer | undefined;
  readonly tls: ClientTls | undefined;
}

/** Says nothing. */
export const NO_POLICY: PortPolicy = {
  connectionPool: undefined,
  outlierDetection: undefined,
  loadBalancer: undefined,
  tls: undefined,
};

export interface ConnectionPool {
  readonly maxConnections: number | undefined;
  readonly connectTimeoutMs: number | undefined;
  readonly tcpIdleTimeoutMs: number | undefined;
  readonly maxConnectionDurationMs: number | undefined;
  readonly keepalive: TcpKeepalive | undefined;
  readonly http: HttpPool | undefined;
}

export interface TcpKeepalive {
  readonly probes: number | undefined;
  readonly timeMs: number | undefined;
  readonly intervalMs: number | undefined;
}

interface HttpPool {
  readonly http1MaxPendingRequests: number | undefined;
  readonly http2MaxRequests: number | undefined;
  readonly maxRequestsPerConnection: number | undefined;
  readonly maxRetries: number | undefined;
  readonly maxConcurrentStreams: number | undefined;
  readonly idleTimeoutMs: number | undefined;
  readonly h2UpgradePolicy: string | undefined;
  readonly useClientProtocol: boolean;
}

export interface OutlierDetection {
  readonly consecutive5xxErrors: number | undefined;
  readonly consecutiveGatewayErrors: number | undefined;
  readonly consecutiveLocalOriginFailures: number | undefined;
  readonly splitExternalLocalOriginErrors: boolean;
  readonly intervalMs: number | undefined;
  readonly baseEjectionTimeMs: number | undefined;
  readonly maxEjectionPercent: number;
  readonly minHealthPercent: number;
}

export interface LoadBalancer {
  readonly simple: string | undefined;
  readonly consistentHash: ConsistentHash | undefined;
  readonly locality: LocalityLoadBalancing | undefined;
  readonly warmupMs: number | undefined;
}

export type ConsistentHash = {
  readonly key:
    | { readonly kind: 'header'; readonly name: string }
    | {
        readonly kind: 'cookie';
        readonly name: string;
        readonly path: string | undefined;
        readonly ttlMs: number | undefined;
      }
    | { readonly kind: 'sourceIp' }
    | { readonly kind: 'query'; readonly name: string }
    | undefined;
  readonly ring:
    | { readonly kind: 'ringHash'; readonly minimumSize: number }
    | { readonly kind: 'maglev'; readonly tableSize: number };
};

export interface LocalityLoadBalancing {
  readonly enabled: boolean;
  readonly distribute: readonly {
    readonly from: string;
    readonly to: readonly (readonly [locality: string, weight: number])[];
  }[];
  readonly failover: readonly { readonly from: string; readonly to: string }[];
  readonly failoverPriority: readonly string[];
}

export interface ClientTls {
  readonly mode: 'DISABLE' | 'SIMPLE' | 'MUTUAL' | 'ISTIO_MUTUAL';
  readonly sni: string | undefined;
  readonly clientCertificate: string | undefined;
  readonly privateKey: string | undefined;
  readonly caCertificates: string | undefined;
  readonly credentialName: string | undefined;
  readonly subjectAltNames: readonly string[];
  readonly insecureSkipVerify: boolean;
}

export function readTrafficPolicy(policy: Fields): TrafficPolicy {
  const ports = new Map<number, PortPolicy>();
  for (const item of policy.objects('portLevelSettings')) {
    const number = item.object('port').integer('number');
    if (number !== undefined && !ports.has(number)) ports.set(number, readPortPolicy(item));
  }
  return { ...readPortPolicy(policy), ports };
}

function readPortPolicy(policy: Fields): PortPolicy {
  const pool = policy.optional('connectionPool');
  const outlier = policy.optional('outlierDetection');
  const balancer = policy.optional('loadBalancer');
  const tls = policy.optional('tls');
  return {
    connectionPool: pool && readConnectionPool(pool),
    outlierDetection: outlier && readOutlierDetection(outlier),
    loadBalancer: balancer && readLoadBalancer(balancer),
    tls: tls && readClientTls(tls),
  };
}

function readConnectionPool(pool: Fields): ConnectionPool {
  const tcp = pool.object('tcp');
  const http = pool.optional('http');
  const keepalive = tcp.optional('tcpKeepalive');
  return {
    maxConnections: tcp.integer('maxConnections'),
    connectTimeoutMs: tcp.durationMs('connectTimeout'),
    tcpIdleTimeoutMs: tcp.durationMs('idleTimeout'),
    maxConnectionDurationMs: tcp.durationMs('maxConnectionDuration'),
    keepalive: keepalive && readKeepalive(keepalive),
    http: http && {
      http1MaxPendingRequests: http.integer('http1MaxPendingRequests'),
      http2MaxRequests: http.integer('http2MaxRequests'),
      maxRequestsPerConnection: http.integer('maxRequestsPerConnection'),
      maxRetries: http.integer('maxRetries'),
      maxConcurrentStreams: http.integer('maxConcurrentStreams'),
      idleTimeoutMs: http.durationMs('idleTimeout'),
      h2UpgradePolicy: http.text('h2UpgradePolicy'),
      useClientProtocol: http.flag('useClientProtocol') ?? false,
    },
  };
}

export function readKeepalive(keepalive: Fields): TcpKeepalive {
  return {
    probes: keepalive.integer('probes'),
    timeMs: keepalive.durationMs('time'),
    intervalMs: keepalive.durationMs('interval'),
  };
}

function readOutlierDetection(outlier: Fields): OutlierDetection {
  return {
    consecutive5xxErrors: outlier.integer('consecutive5xxErrors'),
    consecutiveGatewayErrors: outlier.integer('consecutiveGatewayErrors'),
    consecutiveLocalOriginFailures: outlier.integer('consecutiveLocalOriginFailures'),
    splitExternalLocalOriginErrors: outlier.flag('splitExternalLocalOriginErrors') ?? false,
    intervalMs: outlier.durationMs('interval'),
    baseEjectionTimeMs: outlier.durationMs('baseEjectionTime'),
    maxEjectionPercent: outlier.integer('maxEjectionPercent') ?? 0,
    minHealthPercent: outlier.integer('minHealthPercent') ?? 0,
  };
}

function readLoadBalancer(balancer: Fields): LoadBalancer {
  const hash = balancer.optional('consistentHash');
  const locality = balancer.optional('localityLbSetting');
  return {
    simple: balancer.text('simple'),
    consistentHash: hash && readConsistentHash(hash),
    locality: locality && readLocality(locality),
    warmupMs:
      balancer.object('warmup').durationMs('duration') ?? balancer.durationMs('warmupDurationSecs'),
  };
}

const DEFAULT_RING_SIZE = 1024;

function readConsistentHash(hash: Fields): ConsistentHash {
  const maglev = hash.optional('maglev');
  const ring = hash.optional('ringHash');
  const minimumSize = ring
    ? (ring.integer('minimumRingSize') ?? 0)
    : hash.integer('minimumRingSize') || DEFAULT_RING_SIZE;
  return {
    key: readHashKey(hash),
    ring: maglev
      ? { kind: 'maglev', tableSize: maglev.integer('tableSize') ?? 0 }
      : { kind: 'ringHash', minimumSize },
  };
}

function readHashKey(hash: Fields): ConsistentHash['key'] {
  const header = hash.text('httpHeaderName');
  if (header !== undefined) return { kind: 'header', name: header };
  const cookie = hash.optional('httpCookie');
  if (cookie) {
    const name = cookie.text('name') ?? '';
    return {
      kind: 'cookie',
      name,
      path: cookie.text('path') || undefined,
      ttlMs: cookie.durationMs('ttl'),
    };
  }
  if (hash.flag('useSourceIp')) return { kind: 'sourceIp' };
  const query = hash.text('httpQueryParameterName');
  return query === undefined ? undefined : { kind: 'query', name: query };
}

export function readLocality(locality: Fields): LocalityLoadBalancing {
  return {
    enabled: locality.flag('enabled') ?? true,
    distribute: locality.objects('distribute').map((item) => {
      const to = item.object('to');
      return {
        from: item.text('from') ?? '',
        to: to.keys.map((name) => [name, to.integer(name) ?? 0] as const),
      };
    }),
    failover: locality.objects('failover').map((item) => ({
      from: item.text('from') ?? '',
      to: item.text('to') ?? '',
    })),
    failoverPriority: locality.texts('failoverPriority'),
  };
}

const TLS_MODES = ['DISABLE', 'SIMPLE', 'MUTUAL', 'ISTIO_MUTUAL'] as const;

function readClientTls(tls: Fields): ClientTls {
  const mode = tls.text('mode');
  return {
    mode: TLS_MODES.find((known) => known === mode) ?? 'DISABLE',
    sni: tls.text('sni') || undefined,
    clientCertificate: tls.text('clientCertificate') || undefined,
    privateKey: tls.text('privateKey') || undefined,
    caCertificates: tls.text('caCertificates') || undefined,
    credentialName: tls.text('credentialName') || undefined,
    subjectAltNames: tls.texts('subjectAltNames'),
    insecureSkipVerify: tls.flag('insecureSkipVerify') ?? false,
  };
}
