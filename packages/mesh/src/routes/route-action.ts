import { goDuration } from '../durations.ts';
import type { Destination, HttpDestination, HttpRoute } from '../objects/http-route.ts';
import type { HttpRewrite } from '../objects/http-route-actions.ts';
import type { Rewrite, Route, Share } from '../output/route.ts';
import { destinationCluster } from './destination-cluster.ts';
import { destinationHash, hashPolicies } from './hash-policy.ts';
import { authorityOf, routeHeaders } from './header-operations.ts';
import { exactPercent } from './percent.ts';
import { retryPolicy } from './retry-policy.ts';
import type { RouteContext } from './route-context.ts';

/** How a request is sent on, and where. */
type RouteAction = Pick<Route, 'to' | 'timeout' | 'retries' | 'rewrite' | 'mirror' | 'hash'>;

/** What a route does that sends requests to destinations. @param pathPrefix that the route matches. */
export function routeAction(
  route: HttpRoute,
  context: RouteContext,
  gatewayApi: { readonly pathPrefix: string | undefined } | undefined,
): RouteAction {
  const hashes = used(route).map((item) => destinationHash(context.view, item));
  const isHashed = route.route.length === 1 && hashes[0] !== undefined;
  const policies = hashes.flatMap(hashPolicies);
  const written = route.retries ?? context.view.mesh.config.defaultHttpRetryPolicy;
  return {
    to: shares(route, context),
    timeout: route.timeoutMs ? goDuration(route.timeoutMs) : undefined,
    retries: retryPolicy(written, isHashed),
    rewrite: rewrite(route, gatewayApi),
    mirror: mirrors(route, context),
    hash: policies.length > 0 ? policies : undefined,
  };
}

/** A destination alone takes all, whatever its weight; of several, those of weight 0 take nothing. */
function used({ route }: HttpRoute): readonly HttpDestination[] {
  return route.length === 1 ? route : route.filter(({ weight }) => (weight ?? 0) > 0);
}

function shares(route: HttpRoute, context: RouteContext): readonly Share[] {
  const isAlone = route.route.length === 1;
  return used(route).map((item) => {
    const cluster = clusterOf(item, context);
    if (isAlone) return { cluster };
    const { requestHeaders, responseHeaders } = routeHeaders(item.headers);
    return { cluster, weight: item.weight, requestHeaders, responseHeaders };
  });
}

function clusterOf(destination: Destination, context: RouteContext): string {
  return destinationCluster(destination, context.serviceOf(destination.host), context.port);
}

function mirrors(route: HttpRoute, context: RouteContext): Route['mirror'] {
  const first = route.mirror && { ...route.mirror, percentage: route.mirrorPercentage };
  const found = [...(first ? [first] : []), ...route.mirrors]
    .map((mirror) => ({ ...mirror, percentage: mirror.percentage ?? 100 }))
    .filter(({ percentage }) => percentage > 0)
    .map((mirror) => ({
      cluster: clusterOf(mirror, context),
      percent: exactPercent(mirror.percentage),
    }));
  return found.length > 0 ? found : undefined;
}

function rewrite(
  route: HttpRoute,
  gatewayApi: { readonly pathPrefix: string | undefined } | undefined,
): Rewrite | undefined {
  const [only] = route.route.length === 1 ? route.route : [];
  const host =
    route.rewrite?.authority ??
    authorityOf(route.headers?.request) ??
    authorityOf(only?.headers?.request);
  const path = route.rewrite && pathRewrite(route.rewrite, gatewayApi);
  return path || host ? { ...path, host } : undefined;
}

function pathRewrite(
  { regex, uri }: HttpRewrite,
  gatewayApi: { readonly pathPrefix: string | undefined } | undefined,
): Rewrite | undefined {
  if (regex) return { regex: { match: regex.match, with: regex.rewrite } };
  if (uri === '/' && gatewayApi) {
    const prefix = quoteMeta(gatewayApi.pathPrefix ?? '');
    return { regex: { match: `^${prefix}(/?)(.*)`, with: '/\\2' } };
  }
  return uri === undefined ? undefined : { prefix: uri };
}

function quoteMeta(text: string): string {
  return text.replace(/[\\.+*?()|[\]{}^$]/g, '\\$&');
}
