import { hostsOverlap, isSubsetOfHost } from '../host-match.ts';
import type { VirtualServiceObject } from '../objects/virtual-service.ts';
import type { MeshService } from '../registry/mesh-service.ts';

/** What the `hosts` of an egress listener let through: hosts by the namespace they are imported from. */
export class ImportedHosts {
  readonly #byNamespace = new Map<string, string[]>();

  constructor(hosts: readonly string[], namespace: string) {
    for (const written of hosts) {
      const [from, host, ...rest] = written.split('/');
      if (from === undefined || host === undefined || rest.length > 0) continue;
      const key = from === '.' ? namespace : from;
      const list = this.#byNamespace.get(key);
      if (list) list.push(host);
      else this.#byNamespace.set(key, [host]);
    }
  }

  /**
   * The service as far as it is imported: without the aliases that are not.
   *
   * Hosts imported from its namespace decide before those imported from any.
   */
  service(service: MeshService): MeshService | undefined {
    for (const namespace of [service.namespace, '*']) {
      const hosts = this.#byNamespace.get(namespace) ?? [];
      const has = (host: string) => hosts.some((imported) => isSubsetOfHost(host, imported));
      if (!has(service.host)) continue;
      const aliases = service.aliases.filter((alias) => has(alias.host));
      return aliases.length === service.aliases.length ? service : { ...service, aliases };
    }
    return undefined;
  }

  /** One host is enough; Istio's own objects are let through in both directions of a wildcard. */
  hasVirtualService(object: VirtualServiceObject): boolean {
    const matches = object.fromGatewayApi ? isSubsetOfHost : hostsOverlap;
    const imported = this.#of(object.meta.namespace);
    return object.hosts.some((host) => imported.some((one) => matches(host, one)));
  }

  #of(namespace: string): readonly string[] {
    return [...(this.#byNamespace.get(namespace) ?? []), ...(this.#byNamespace.get('*') ?? [])];
  }
}
