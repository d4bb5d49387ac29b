import type { Share } from './route.ts';

/** A cluster of a proxy: where requests are sent once a route named it. Absent fields have Envoy's default. */
export interface Cluster {
  readonly type: 'EDS' | 'STRICT_DNS' | 'LOGICAL_DNS' | 'STATIC' | 'ORIGINAL_DST';
  /** The DestinationRule; of a merged one, the first. */
  readonly by?: string | undefined;
  /** Absent: `LEAST_REQUEST`. */
  readonly lb?: string | undefined;
  readonly ringHash?: { readonly minimumRingSize: string } | undefined;
  readonly slowStart?: string | undefined;
  readonly localityWeighted?: boolean | undefined;
  readonly circuit?: Circuit | undefined;
  readonly outlier?: Outlier | undefined;
  /** Absent: 10 s. */
  readonly connectTimeout?: string | undefined;
  readonly http?: ClusterHttp | undefined;
  readonly tcpKeepalive?: Keepalive | undefined;
  /** `auto` is automatic mTLS; absent is plaintext. */
  readonly tls?: 'auto' | ClusterTls | undefined;
  readonly endpoints?: readonly ClusterEndpoint[] | undefined;
}

export interface Circuit {
  readonly maxConnections?: number | undefined;
  readonly maxPending?: number | undefined;
  readonly maxRequests?: number | undefined;
  readonly maxRetries?: number | undefined;
}

export interface Keepalive {
  readonly keepaliveProbes?: number | undefined;
  /** In seconds, as the interval. */
  readonly keepaliveTime?: number | undefined;
  readonly keepaliveInterval?: number | undefined;
}

export interface Outlier {
  readonly [field: string]: number | string | boolean | undefined;
}

export interface ClusterHttp {
  readonly protocol?: 'http2' | 'downstream' | 'auto' | undefined;
  readonly idleTimeout?: string | undefined;
  readonly maxRequestsPerConnection?: number | undefined;
}

export interface ClusterTls {
  readonly mode: string;
  readonly sni?: string | undefined;
  readonly certs?: readonly string[] | undefined;
  readonly ca?: string | undefined;
  readonly sans?: readonly string[] | undefined;
}

export interface ClusterEndpoint {
  readonly addr: string;
  /** Absent: healthy. */
  readonly health?: string | undefined;
  /** Absent: 1. */
  readonly weight?: number | undefined;
  readonly locality?: string | undefined;
  /** Absent: 0, the first choice. */
  readonly priority?: number | undefined;
  /** Where it is not the sum of its endpoints' weights. */
  readonly localityWeight?: number | undefined;
}

/** Istio's name for the cluster of a service's port and subset. */
export function clusterName(port: number, subset: string | undefined, host: string): string {
  return `outbound|${port}|${subset ?? ''}|${host}`;
}

/** Shares of a stream, as of a route. */
export type StreamShare = Pick<Share, 'cluster' | 'weight'>;
