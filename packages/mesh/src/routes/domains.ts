import { isIp, joinHostPort } from '../ip-range.ts';
import type { MeshService } from '../registry/mesh-service.ts';
import { serviceAddresses } from '../registry/service-address.ts';

export interface Domains {
  readonly all: readonly string[];
  /** Those among them that only stand for a service's host: the host of another service may be the same. */
  readonly alternates: ReadonlySet<string>;
}

/** The client whose names count. */
export interface NamedClient {
  readonly ip: string;
  readonly namespace: string;
  /** The DNS domain of the cluster. */
  readonly domain: string;
}

/**
 * Under which hosts a client's requests may name a service: its own, those of its aliases, short ones, addresses.
 *
 * @param port of the domains too, besides those without; absent where Envoy ignores ports.
 */
export function serviceDomains(
  service: MeshService,
  client: NamedClient,
  port: number | undefined,
): Domains {
  const hosts = [service.host, ...service.aliases.map(({ host }) => host)];
  const alternates = hosts.flatMap((host) => alternateHosts(host, client, port));
  const names = [...hosts.flatMap((host) => withPort(host, port)), ...alternates];
  const isHeadless = service.source === 'kubernetes' && service.resolution === 'passthrough';
  const pods = isHeadless ? names.map((name) => `*.${name}`) : [];
  const addresses = serviceAddresses(service, client)
    .filter((address) => address !== '0.0.0.0')
    .flatMap((address) => withPort(address, port));
  return { all: [...names, ...pods, ...addresses], alternates: new Set(alternates) };
}

/** The absolute form of a host, and how clients of the cluster may shorten it: `a`, `a.ns`, `a.ns.svc`. */
export function alternateHosts(
  host: string,
  { namespace, domain }: Pick<NamedClient, 'namespace' | 'domain'>,
  port?: number,
): readonly string[] {
  const absolute = [
    ...(isIp(host) ? [] : [`${host}.`]),
    ...(port === undefined ? [] : [`${host}.:${port}`]),
  ];
  if (!host.endsWith(`.svc.${domain}`)) return absolute;
  const withNamespace = host.slice(0, host.indexOf('.svc.'));
  const dot = withNamespace.indexOf('.');
  if (dot < 0) return absolute;
  const short = withNamespace.slice(dot + 1) === namespace ? [withNamespace.slice(0, dot)] : [];
  const names = [...short, withNamespace, `${withNamespace}.svc`];
  return [...absolute, ...names.flatMap((name) => withPort(name, port))];
}

function withPort(host: string, port: number | undefined): readonly string[] {
  const name = host.includes(':') ? `[${host}]` : host;
  return port === undefined ? [name] : [name, joinHostPort(host, port)];
}
