import type { StreamShare } from './cluster.ts';

/** Where a proxy listens, and which chain a connection gets. */
export interface Listener {
  /** `address:port`, or `virtualOutbound` for the one that catches everything. */
  readonly at: string;
  /** Further addresses. */
  readonly also?: readonly string[] | undefined;
  /** In Istio's order. */
  readonly chains: readonly FilterChain[];
}

/** Either `http` or `tcp` is there. */
export interface FilterChain {
  /** Absent = anything. */
  readonly match?: ChainMatch | undefined;
  readonly default?: boolean | undefined;
  readonly by?: string | undefined;
  readonly tls?:
    | {
        readonly secrets?: readonly string[] | undefined;
        readonly clientCert?: boolean | undefined;
      }
    | undefined;
  /** The name of a route configuration. */
  readonly http?: string | undefined;
  readonly tcp?: readonly StreamShare[] | undefined;
}

export interface ChainMatch {
  readonly sni?: readonly string[] | undefined;
  readonly cidr?: readonly string[] | undefined;
  readonly transport?: string | undefined;
  readonly alpn?: readonly string[] | undefined;
  readonly port?: number | undefined;
}
