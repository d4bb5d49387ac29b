/** Routes of one route configuration: by the host of a request, then by the first route that matches it. */
export interface RouteConfiguration {
  /** What hosts get that no virtual host names; sidecars only. */
  readonly fallback?: 'allow_any' | 'block_all' | undefined;
  /** Sorted by name. */
  readonly vhosts: readonly VirtualHost[];
}

export interface VirtualHost {
  readonly name: string;
  /** Sorted. */
  readonly domains: readonly string[];
  readonly requireTls?: string | undefined;
  /** In order of evaluation. */
  readonly routes: readonly Route[];
}

/** One of `to`, `redirect` and `direct` is there. */
export interface Route {
  readonly match: RouteMatch;
  readonly name?: string | undefined;
  /** The object it came from; absent: Istio's default route. */
  readonly by?: string | undefined;
  readonly to?: readonly Share[] | undefined;
  readonly redirect?: Redirect | undefined;
  readonly direct?: { readonly status: number; readonly body?: string | undefined } | undefined;
  /** Absent: none. */
  readonly timeout?: string | undefined;
  readonly retries?: 'default' | Retries | undefined;
  readonly rewrite?: Rewrite | undefined;
  readonly mirror?: readonly { readonly cluster: string; readonly percent: number }[] | undefined;
  readonly fault?: Fault | undefined;
  readonly cors?: Cors | undefined;
  readonly hash?: readonly HashPolicy[] | undefined;
  readonly requestHeaders?: HeaderOperations | undefined;
  readonly responseHeaders?: HeaderOperations | undefined;
}

/** One of `prefix`, `exact`, `pathPrefix` and `regex` is there. */
export interface RouteMatch {
  readonly prefix?: string | undefined;
  readonly exact?: string | undefined;
  readonly pathPrefix?: string | undefined;
  readonly regex?: string | undefined;
  readonly ignoreCase?: boolean | undefined;
  /** Sorted; a method is the header `:method`. */
  readonly headers?: readonly HeaderMatch[] | undefined;
  readonly query?: readonly ValueMatch[] | undefined;
}

export interface ValueMatch {
  readonly name: string;
  readonly present?: boolean | undefined;
  readonly exact?: string | undefined;
  readonly prefix?: string | undefined;
  readonly regex?: string | undefined;
}

export interface HeaderMatch extends ValueMatch {
  readonly invert?: boolean | undefined;
  readonly treatMissingAsEmpty?: boolean | undefined;
}

/** A part of the traffic: `weight` of the sum of all weights; absent = all. */
export interface Share {
  readonly cluster: string;
  readonly weight?: number | undefined;
  readonly requestHeaders?: HeaderOperations | undefined;
  readonly responseHeaders?: HeaderOperations | undefined;
}

export interface HeaderOperations {
  readonly set?:
    | readonly { readonly name: string; readonly op: string; readonly value: string }[]
    | undefined;
  readonly remove?: readonly string[] | undefined;
}

export interface Redirect {
  readonly code: number;
  readonly https?: boolean | undefined;
  readonly scheme?: string | undefined;
  readonly host?: string | undefined;
  readonly port?: number | undefined;
  readonly path?: string | undefined;
  /** Replaces the prefix that the route matches. */
  readonly prefix?: string | undefined;
}

export interface Retries {
  readonly attempts: number;
  readonly on: string;
  readonly perTry?: string | undefined;
  readonly codes?: readonly number[] | undefined;
  readonly avoid?: readonly string[] | undefined;
  readonly priority?: readonly string[] | undefined;
}

export interface Rewrite {
  readonly prefix?: string | undefined;
  readonly regex?: { readonly match: string; readonly with: string } | undefined;
  readonly host?: string | undefined;
}

export interface Fault {
  readonly delay?: { readonly fixed: string; readonly percent: number } | undefined;
  readonly abort?:
    | {
        readonly http?: number | undefined;
        readonly grpc?: number | undefined;
        readonly percent: number;
      }
    | undefined;
}

/** What of a request decides about its host, as Envoy writes it. */
export interface HashPolicy {
  readonly header?: { readonly headerName: string } | undefined;
  readonly cookie?:
    | {
        readonly name: string;
        readonly path?: string | undefined;
        readonly ttl?: string | undefined;
      }
    | undefined;
  readonly connectionProperties?: { readonly sourceIp: true } | undefined;
  readonly queryParameter?: { readonly name: string } | undefined;
}

/** A CORS policy, as Envoy writes it. */
export interface Cors {
  readonly allowOriginStringMatch?: readonly Readonly<Record<string, unknown>>[] | undefined;
  readonly allowMethods?: string | undefined;
  readonly allowHeaders?: string | undefined;
  readonly exposeHeaders?: string | undefined;
  /** Seconds. */
  readonly maxAge?: string | undefined;
  readonly allowCredentials?: boolean | undefined;
  readonly filterEnabled: { readonly defaultValue: { readonly numerator: number } };
  readonly forwardNotMatchingPreflights: boolean;
}
