import { resolveHost } from '../hosts.ts';
import type { Destination, VirtualServiceObject } from '../objects/virtual-service.ts';

/** Completes the short hosts of a VirtualService, its own and its destinations', in its own namespace. */
export function resolveVirtualService(
  object: VirtualServiceObject,
  domain: string,
): VirtualServiceObject {
  if (object.fromGatewayApi) return object;
  const { namespace } = object.meta;
  const resolve = (host: string) => resolveHost(host, namespace, domain);
  const resolved = <T extends Destination>(destination: T): T => ({
    ...destination,
    host: resolve(destination.host),
  });
  return {
    ...object,
    hosts: object.hosts.map(resolve),
    http: object.http.map((route) => ({
      ...route,
      route: route.route.map(resolved),
      mirrors: route.mirrors.map(resolved),
    })),
    tls: object.tls.map((route) => ({ ...route, route: route.route.map(resolved) })),
    tcp: object.tcp.map((route) => ({ ...route, route: route.route.map(resolved) })),
  };
}
