import type { Route, VirtualHost } from '../output/route.ts';
import type { MatchedRoute } from '../routes/virtual-service-routes.ts';
import type { BoundServer } from './bound-server.ts';
import { moreSpecificHost } from './host-order.ts';

interface OpenHost {
  /** Of the server that named the host first. */
  readonly port: number;
  readonly routes: MatchedRoute[];
  requiresTls: boolean;
}

/** The virtual hosts of a route configuration while its servers and VirtualServices are walked. */
export class RouterHosts {
  readonly #hosts = new Map<string, OpenHost>();

  /** Gives a host of a server more routes. */
  add(written: string, { port, tls }: BoundServer, routes: readonly MatchedRoute[]): void {
    const host = written.toLowerCase();
    const requiresTls = tls?.httpsRedirect ?? false;
    const open = this.#hosts.get(host);
    if (!open) {
      this.#hosts.set(host, { port: port.number, routes: [...routes], requiresTls });
      return;
    }
    open.routes.push(...routes);
    open.requiresTls ||= requiresTls;
  }

  /** Neighbours that have the very same routes share a virtual host, which the most specific of them names. */
  virtualHosts(): readonly VirtualHost[] {
    const ids = new Map<MatchedRoute, number>();
    const lastOf = new Map<string, SharedHost>();
    const shared: SharedHost[] = [];
    for (const [host, open] of [...this.#hosts].sort(([a], [b]) => moreSpecificHost(a, b))) {
      const key = open.routes.map((route) => idOf(route, ids)).join(' ');
      const last = lastOf.get(key);
      if (last?.open.requiresTls === open.requiresTls) {
        last.domains.push(host);
        continue;
      }
      const own = { open, domains: [host] };
      lastOf.set(key, own);
      shared.push(own);
    }
    return shared.map(virtualHost);
  }
}

interface SharedHost {
  readonly open: OpenHost;
  /** The one that names it in front. */
  readonly domains: string[];
}

function idOf(route: MatchedRoute, ids: Map<MatchedRoute, number>): number {
  const id = ids.get(route) ?? ids.size;
  ids.set(route, id);
  return id;
}

function virtualHost({ open, domains }: SharedHost): VirtualHost {
  const [host = ''] = domains;
  const name = host.includes(':') ? `[${host}]` : host;
  return {
    name: `${name}:${open.port}`,
    domains: [...domains].sort(),
    requireTls: open.requiresTls ? 'ALL' : undefined,
    routes: catchAllsLast(open.routes),
  };
}

function catchAllsLast(routes: readonly MatchedRoute[]): readonly Route[] {
  return [
    ...routes.filter(({ takesEverything }) => !takesEverything),
    ...routes.filter(({ takesEverything }) => takesEverything),
  ].map(({ route }) => route);
}
