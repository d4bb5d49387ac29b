import { byKey } from '../group.ts';
import type { ApiRouteObject } from '../objects/api-route.ts';
import { EMPTY_HTTP_MATCH, type HttpRoute } from '../objects/http-route.ts';
import { compareText } from '../objects/meta.ts';
import type { VirtualServiceObject } from '../objects/virtual-service.ts';
import type { Backends } from './backends.ts';
import { internalVirtualService } from './internal-virtual-service.ts';
import type { Parent, Parents } from './parents.ts';
import { mostParticularFirst } from './route-order.ts';
import { ruleRoutes } from './rule-routes.ts';

/** One host of one parent of a route object. */
interface HostRoutes {
  readonly object: ApiRouteObject;
  /** Before it is merged: what decides between objects of the same age. */
  readonly name: string;
  readonly parent: Parent;
  readonly host: string;
  readonly routes: readonly HttpRoute[];
}

/**
 * A VirtualService for every parent and host that HTTPRoutes or GRPCRoutes have: all routes for it are merged, and are
 * the oldest object's.
 */
export function httpVirtualServices(
  objects: readonly ApiRouteObject[],
  parents: Parents,
  backends: Backends,
): readonly VirtualServiceObject[] {
  const hosts = objects.flatMap((object) => hostRoutes(object, parents.of(object), backends));
  return [...byKey(hosts.map((item) => [mergeKey(item), item] as const))].map(([key, group]) =>
    merged(key.replaceAll('/', '~'), group),
  );
}

function hostRoutes(
  object: ApiRouteObject,
  parents: readonly Parent[],
  backends: Backends,
): readonly HostRoutes[] {
  const routesOf = new Map<boolean, readonly HttpRoute[]>();
  const own = object.hostnames.length > 0 ? object.hostnames : ['*'];
  return parents
    .flatMap((parent) => {
      const isGateway = parent.hosts === undefined;
      const routes = routesOf.get(isGateway) ?? ruleRoutes(object, backends, isGateway);
      routesOf.set(isGateway, routes);
      if (routes.length === 0) return [];
      return (parent.hosts ?? own)
        .filter(parent.takes)
        .map((host) => ({ object, parent, host, routes: atPort(routes, parent.port) }));
    })
    .map((item, i) => ({ ...item, name: `${object.meta.name}~${i}~` }));
}

/** Routes bound to a service meet in their own namespace, those of a gateway in its listener. */
function mergeKey({ object, parent, host }: HostRoutes): string {
  if (parent.hosts === undefined) return `${parent.gateway}/${host}`;
  const { namespace } = object.meta;
  return parent.port === undefined ? `${namespace}/${host}` : `${namespace}/${parent.port}/${host}`;
}

function merged(name: string, group: readonly HostRoutes[]): VirtualServiceObject {
  const [oldest, ...others] = group.toSorted(byAgeAndNamespace);
  if (!oldest) throw new RangeError('a group has members');
  const routes = [oldest, ...others].flatMap((item) => item.routes);
  return {
    ...internalVirtualService({ ...oldest.object.meta, name }, oldest.parent.gateway, oldest.host),
    http: routes.toSorted(mostParticularFirst),
  };
}

/** Unlike VirtualServices, by namespace before name. */
function byAgeAndNamespace(a: HostRoutes, b: HostRoutes): number {
  return (
    a.object.meta.creationTime - b.object.meta.creationTime ||
    compareText(a.object.meta.namespace, b.object.meta.namespace) ||
    compareText(a.name, b.name)
  );
}

function atPort(routes: readonly HttpRoute[], port: number | undefined): readonly HttpRoute[] {
  if (port === undefined) return routes;
  return routes.map((route) => {
    const matches = route.match.length > 0 ? route.match : [EMPTY_HTTP_MATCH];
    return { ...route, match: matches.map((match) => ({ ...match, port })) };
  });
}
