import type { GatewayObject, GatewayServer, ServerTls } from '../objects/gateway.ts';
import { isHttp } from '../protocols.ts';
import { hostsInFull, withoutNamespace } from './server-hosts.ts';

/** A server of a Gateway at a port of a proxy. */
export interface BoundServer extends GatewayServer {
  /** `namespace/name` of its Gateway. */
  readonly gateway: string;
  /** The proxy's port, which a service may translate from the server's. */
  readonly at: number;
  /** The route configuration that it shares or has; `undefined` for what is no HTTP. */
  readonly routes: string | undefined;
}

export function bindServer(
  { meta }: Pick<GatewayObject, 'meta'>,
  server: GatewayServer,
  at: number,
): BoundServer {
  return {
    ...server,
    hosts: hostsInFull(server.hosts, meta.namespace),
    gateway: `${meta.namespace}/${meta.name}`,
    at,
    routes: routesName(server, at, meta),
  };
}

/** Whether it looks into TLS itself, or only at the server name: a redirect to HTTPS is neither. */
export function isTlsServer({ tls, port }: GatewayServer): boolean {
  return tls !== undefined && !isHttp(port.protocol);
}

export function passesTlsThrough(tls: ServerTls | undefined): boolean {
  return tls?.mode === 'PASSTHROUGH' || tls?.mode === 'AUTO_PASSTHROUGH';
}

export function isHttpServer({ tls, port }: GatewayServer): boolean {
  return isHttp(port.protocol) || (port.protocol === 'https' && !passesTlsThrough(tls));
}

export function terminatesHttps(server: GatewayServer): boolean {
  return server.tls !== undefined && server.port.protocol === 'https' && isHttpServer(server);
}

/** The server names that a TLS server answers to, sorted. */
export function serverNames({ hosts }: GatewayServer): readonly string[] {
  return [...new Set(hosts.map(withoutNamespace))].sort();
}

/** Servers of plain HTTP share the routes of their port, each server of HTTPS has its own. */
function routesName(
  server: GatewayServer,
  at: number,
  { name, namespace }: { readonly name: string; readonly namespace: string },
): string | undefined {
  const { port, bind } = server;
  const suffix = bind === undefined ? '' : `.${bind}`;
  if (isHttp(port.protocol)) return `http.${at}${suffix}`;
  if (!isHttpServer(server)) return undefined;
  return `https.${port.number}.${port.name}.${name}.${namespace}${suffix}`;
}
