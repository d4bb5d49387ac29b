import type { HttpMatch, HttpRoute } from '../objects/http-route.ts';
import type { VirtualServiceObject } from '../objects/virtual-service.ts';
import type { Route } from '../output/route.ts';
import { isSubsetOfLabels } from '../selectors.ts';
import { corsFilter, faultFilter } from './filters.ts';
import { routeHeaders } from './header-operations.ts';
import { redirectAction } from './redirect.ts';
import { routeAction } from './route-action.ts';
import type { RouteContext } from './route-context.ts';
import { isCatchAll, routeMatch } from './route-match.ts';

/**
 * The routes that a VirtualService gives a client's proxy there, in order of evaluation.
 *
 * None when no match is for this client: the VirtualService is then as if it were not there. Those behind one that
 * takes every request are left out.
 */
export function virtualServiceRoutes(
  object: VirtualServiceObject,
  context: RouteContext,
): readonly Route[] {
  return matchedRoutes(object, context).map(({ route }) => route);
}

/** A route, and whether no request gets past it. */
export interface MatchedRoute {
  readonly route: Route;
  readonly takesEverything: boolean;
}

/** As `virtualServiceRoutes`, for those that put routes of several VirtualServices in order. */
export function matchedRoutes(
  object: VirtualServiceObject,
  context: RouteContext,
): readonly MatchedRoute[] {
  const routes: MatchedRoute[] = [];
  for (const route of object.http) {
    const matches = route.match.length > 0 ? route.match : [undefined];
    for (const match of matches) {
      if (match && !isForClient(match, context)) continue;
      const translated = translate(object, route, match, context);
      const takesEverything = isCatchAll(match, translated.match);
      routes.push({ route: translated, takesEverything });
      if (takesEverything) return routes;
    }
  }
  return routes;
}

/** `gateways` in a match switch off what it says of the source. */
function isForClient(match: HttpMatch, { view, gateways, port }: RouteContext): boolean {
  if (match.port !== undefined && match.port !== port) return false;
  if (match.gateways.length > 0) return match.gateways.some((gateway) => gateways.has(gateway));
  const { labels, namespace } = view.client;
  return (
    isSubsetOfLabels(match.sourceLabels, labels) &&
    (match.sourceNamespace ?? namespace) === namespace
  );
}

function translate(
  object: VirtualServiceObject,
  route: HttpRoute,
  match: HttpMatch | undefined,
  context: RouteContext,
): Route {
  const matched = routeMatch(match, object.fromGatewayApi);
  const name = match?.name === undefined ? route.name : `${route.name ?? ''}.${match.name}`;
  const [only] = route.route.length === 1 && sendsOn(route) ? route.route : [];
  const { requestHeaders, responseHeaders } = routeHeaders(route.headers, only?.headers);
  return {
    match: matched,
    name,
    by: object.by,
    ...action(object, route, context, matched.pathPrefix),
    fault: faultFilter(route.fault),
    cors: corsFilter(route.cors),
    requestHeaders,
    responseHeaders,
  };
}

function sendsOn({ redirect, directResponse }: HttpRoute): boolean {
  return redirect === undefined && directResponse === undefined;
}

function action(
  object: VirtualServiceObject,
  route: HttpRoute,
  context: RouteContext,
  pathPrefix: string | undefined,
): Partial<Route> {
  const isGatewayApi = object.fromGatewayApi;
  if (route.redirect) return { redirect: redirectAction(route.redirect, context, isGatewayApi) };
  if (route.directResponse) return { direct: route.directResponse };
  return routeAction(route, context, isGatewayApi ? { pathPrefix } : undefined);
}
