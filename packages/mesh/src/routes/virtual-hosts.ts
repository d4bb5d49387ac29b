import { joinHostPort } from '../ip-range.ts';
import { compareText } from '../objects/meta.ts';
import type { VirtualHost } from '../output/route.ts';
import type { MeshService } from '../registry/mesh-service.ts';
import { type NamedClient, serviceDomains } from './domains.ts';
import type { HostedRoutes } from './hosted-routes.ts';

/**
 * Virtual hosts of routes, sorted by name. A name or a domain that two of them want is the first one's; one that is
 * left without a domain vanishes.
 */
export function virtualHosts(
  hosted: readonly HostedRoutes[],
  client: NamedClient,
  isAnyPort: boolean,
): readonly VirtualHost[] {
  const builder = new VirtualHostBuilder(hosted, client, isAnyPort);
  for (const some of hosted) {
    for (const host of some.hosts) builder.addHost(host.toLowerCase(), some);
    for (const service of some.services) builder.addService(service, some);
  }
  return builder.sorted();
}

class VirtualHostBuilder {
  readonly #client: NamedClient;
  readonly #isAnyPort: boolean;
  readonly #hosts: VirtualHost[] = [];
  readonly #names = new Set<string>();
  readonly #domains = new Set<string>();
  /** An alternate of one service that is the very host of another belongs to that one. */
  readonly #known: ReadonlySet<string>;

  constructor(hosted: readonly HostedRoutes[], client: NamedClient, isAnyPort: boolean) {
    this.#client = client;
    this.#isAnyPort = isAnyPort;
    this.#known = new Set(
      hosted.flatMap(({ services, port }) =>
        services.flatMap(({ host }) => [host, joinHostPort(host, port)]),
      ),
    );
  }

  addHost(host: string, hosted: HostedRoutes): void {
    const domain = host.includes(':') ? `[${host}]` : host;
    this.#add(joinHostPort(host, hosted.port), [domain], hosted);
  }

  addService(service: MeshService, hosted: HostedRoutes): void {
    const port = this.#isAnyPort ? hosted.port : undefined;
    const { all, alternates } = serviceDomains(service, this.#client, port);
    const own = all.filter((domain) => !(alternates.has(domain) && this.#known.has(domain)));
    this.#add(joinHostPort(service.host, hosted.port), own, hosted);
  }

  sorted(): readonly VirtualHost[] {
    return this.#hosts.sort((a, b) => compareText(a.name, b.name));
  }

  #add(name: string, wanted: readonly string[], { routes, port }: HostedRoutes): void {
    if (this.#names.has(name)) return;
    this.#names.add(name);
    const free = wanted.filter((domain) => this.#take(domain));
    // A proxy for any port tells the port by the authority, except the usual one.
    const needsPort = this.#isAnyPort && port !== 80;
    const domains = free.filter((domain) => !needsPort || domain.includes(':')).sort(compareText);
    if (domains.length > 0) this.#hosts.push({ name, domains, routes });
  }

  #take(domain: string): boolean {
    const key = domain.toLowerCase();
    if (this.#domains.has(key)) return false;
    this.#domains.add(key);
    return true;
  }
}
