import { resolveHost } from '../hosts.ts';
import type { Destination, HttpRoute, SourceMatch } from '../objects/http-route.ts';
import type { StreamRoute, VirtualServiceObject } from '../objects/virtual-service.ts';
import { resolveGateway } from './gateways-of.ts';

/**
 * Completes what a VirtualService names shortly in its own namespace: its hosts, its destinations', and gateways.
 *
 * One made from Gateway API objects says everything in full.
 */
export function resolveVirtualService(
  object: VirtualServiceObject,
  domain: string,
): VirtualServiceObject {
  if (object.fromGatewayApi) return object;
  const resolver = new Resolver(object.meta.namespace, domain);
  return {
    ...object,
    hosts: object.hosts.map((host) => resolver.host(host)),
    http: object.http.map((route) => resolver.httpRoute(route)),
    tls: object.tls.map((route) => resolver.streamRoute(route)),
    tcp: object.tcp.map((route) => resolver.streamRoute(route)),
  };
}

class Resolver {
  readonly #namespace: string;
  readonly #domain: string;

  constructor(namespace: string, domain: string) {
    this.#namespace = namespace;
    this.#domain = domain;
  }

  host(host: string): string {
    return resolveHost(host, this.#namespace, this.#domain);
  }

  httpRoute(route: HttpRoute): HttpRoute {
    return {
      ...route,
      match: route.match.map((match) => this.#match(match)),
      route: route.route.map((item) => this.#destination(item)),
      mirror: route.mirror && this.#destination(route.mirror),
      mirrors: route.mirrors.map((item) => this.#destination(item)),
    };
  }

  streamRoute(route: StreamRoute): StreamRoute {
    return {
      match: route.match.map((match) => this.#match(match)),
      route: route.route.map((item) => this.#destination(item)),
    };
  }

  #match<T extends SourceMatch>(match: T): T {
    return {
      ...match,
      gateways: match.gateways.map((text) => resolveGateway(text, this.#namespace)),
    };
  }

  #destination<T extends Destination>(destination: T): T {
    return { ...destination, host: this.host(destination.host) };
  }
}
