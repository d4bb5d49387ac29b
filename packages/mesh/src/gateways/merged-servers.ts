import type { ClientView } from '../client-view.ts';
import { isHttp, type Protocol } from '../protocols.ts';
import { type BoundServer, bindServer, isHttpServer, isTlsServer } from './bound-server.ts';
import { ClaimedNames } from './claimed-names.ts';
import { selectedGateways } from './selected-gateways.ts';

/** The servers of one protocol at one port of a proxy. */
export interface PortServers {
  readonly number: number;
  readonly protocol: Protocol;
  readonly bind: string | undefined;
  /** The route configuration, where it is one for all of them. */
  readonly routes: string | undefined;
  readonly servers: readonly BoundServer[];
}

/** What the servers of all Gateways of a proxy come to; those in conflict with older ones are left out. */
export interface MergedServers {
  readonly ports: readonly PortServers[];
  readonly byRoutes: ReadonlyMap<string, readonly BoundServer[]>;
}

const merged = new WeakMap<ClientView, MergedServers>();

export function mergedServers(view: ClientView): MergedServers {
  const known = merged.get(view);
  if (known) return known;
  const merge = new ServerMerge();
  for (const { gateway, portsOf } of selectedGateways(view)) {
    for (const server of gateway.servers) {
      for (const at of portsOf(server.port.number)) merge.add(bindServer(gateway, server, at));
    }
  }
  merged.set(view, merge);
  return merge;
}

interface OpenPort {
  readonly number: number;
  readonly protocol: Protocol;
  readonly bind: string | undefined;
  routes: string | undefined;
  readonly servers: BoundServer[];
}

class ServerMerge implements MergedServers {
  readonly byRoutes = new Map<string, BoundServer[]>();
  readonly #ports = new Map<string, OpenPort>();
  readonly #order: string[] = [];
  readonly #taken = new Set<number>();
  /** By number: the last one opened for servers without TLS. */
  readonly #plain = new Map<number, OpenPort>();
  readonly #names = new ClaimedNames();

  get ports(): readonly PortServers[] {
    return this.#order.flatMap((key) => this.#ports.get(key) ?? []);
  }

  add(server: BoundServer): void {
    const isFree = !server.tls || this.#names.claim(server.at, server.hosts, server.bind);
    if (!isFree) return;
    if (!this.#taken.has(server.at)) {
      this.#taken.add(server.at);
      this.#open(server);
      return;
    }
    const plain = this.#plain.get(server.at);
    if (plain) this.#addBesidePlain(server, plain);
    else if (isTlsServer(server)) this.#addBesideTls(server);
    else this.#open(server);
  }

  #open(server: BoundServer): void {
    const { at, bind, routes } = server;
    const opened = { number: at, protocol: server.port.protocol, bind, routes, servers: [server] };
    if (!isTlsServer(server)) this.#plain.set(at, opened);
    if (routes !== undefined && isHttpServer(server)) this.byRoutes.set(routes, [server]);
    this.#ports.set(keyOf(server), opened);
    this.#order.push(keyOf(server));
  }

  #addBesidePlain(server: BoundServer, plain: OpenPort): void {
    if (plain.bind === server.bind) {
      if (!isHttp(plain.protocol) || !isHttp(server.port.protocol)) return;
      plain.servers.push(server);
      this.#addRoutes(server);
      return;
    }
    const open = this.#ports.get(keyOf(server));
    if (!open) {
      this.#open(server);
      return;
    }
    open.routes = server.routes;
    open.servers.push(server);
    this.#addRoutes(server);
  }

  #addBesideTls(server: BoundServer): void {
    if (server.routes !== undefined) {
      if (this.byRoutes.has(server.routes)) return;
      this.#addRoutes(server);
    }
    const open = this.#ports.get(keyOf(server));
    if (open) {
      open.servers.push(server);
      return;
    }
    const { at, bind } = server;
    const opened = { number: at, protocol: server.port.protocol, bind, routes: undefined };
    this.#ports.set(keyOf(server), { ...opened, servers: [server] });
    this.#order.push(keyOf(server));
  }

  #addRoutes(server: BoundServer): void {
    if (server.routes === undefined) return;
    const sharing = this.byRoutes.get(server.routes);
    if (sharing) sharing.push(server);
    else this.byRoutes.set(server.routes, [server]);
  }
}

function keyOf({ at, port, bind }: BoundServer): string {
  return `${at} ${port.protocol} ${bind ?? ''}`;
}
