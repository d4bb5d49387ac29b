import type { StreamShare } from './cluster.ts';
import type { Redirect, Route, Share } from './route.ts';

/** A connection, or a request on it, that a client makes. */
export interface Probe {
  readonly kind: 'http' | 'tcp' | 'tls';
  readonly address: string;
  readonly port: number;
  /** The request's authority, or the TLS server name. */
  readonly host?: string | undefined;
  /** Absent: `/`. */
  readonly path?: string | undefined;
  /** Absent: `GET`. */
  readonly method?: string | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

/** What happens to it. */
export interface ProbeResult {
  readonly listener?: string | undefined;
  readonly tcp?: readonly StreamShare[] | undefined;
  /** The route configuration. */
  readonly routes?: string | undefined;
  readonly vhost?: string | undefined;
  /** Of the route in its virtual host. */
  readonly index?: number | undefined;
  readonly by?: string | undefined;
  readonly to?: readonly Share[] | undefined;
  readonly redirect?: Redirect | undefined;
  readonly direct?: Route['direct'];
  readonly fallback?: 'allow_any' | 'block_all' | undefined;
  /** Where the walk ends with nothing: no `vhost` or no `route` is a 404. */
  readonly none?: 'listener' | 'chain' | 'protocol' | 'vhost' | 'route' | undefined;
}
