import { serviceHost } from '../hosts.ts';
import { byAge } from '../objects/meta.ts';
import type { ObjectSet } from '../objects/object-set.ts';
import type { MeshConfig, MeshSettings } from '../settings.ts';
import type { Endpoint } from './endpoint.ts';
import { KubernetesEndpoints } from './kubernetes-endpoints.ts';
import type { MeshService } from './mesh-service.ts';
import { endpointsOfEntry } from './service-entry-endpoints.ts';
import { Workloads } from './workloads.ts';

/**
 * Who serves the hosts of a mesh.
 *
 * Endpoints belong to a host in a namespace: a Kubernetes service and ServiceEntries of the same host there share
 * them.
 */
export class Endpoints {
  readonly workloads: Workloads;
  readonly #byKey = new Map<string, Endpoint[]>();

  constructor(objects: ObjectSet, settings: MeshSettings, config: MeshConfig) {
    this.workloads = new Workloads(objects, settings, config);
    const kubernetes = new KubernetesEndpoints(objects.of('EndpointSlice'), this.workloads);
    for (const service of objects.of('Service')) {
      const host = serviceHost(service.meta.name, service.meta.namespace, settings.domain);
      this.#add(host, service.meta.namespace, kubernetes.of(service));
    }
    this.#addEntries(objects);
  }

  /** All endpoints of a service's host in its namespace, of every port and health. */
  of({ host, namespace }: Pick<MeshService, 'host' | 'namespace'>): readonly Endpoint[] {
    return this.#byKey.get(`${namespace}/${host}`) ?? [];
  }

  /** Once for each of an entry's addresses, as Istio does; a host that is asked for in turn has one a port. */
  #addEntries(objects: ObjectSet): void {
    const taken = new Set<string>();
    for (const entry of [...objects.of('ServiceEntry')].sort(byAge)) {
      const { namespace } = entry.meta;
      for (const host of entry.hosts) {
        const found = endpointsOfEntry(entry, host, this.workloads);
        for (let i = 0; i < Math.max(1, entry.addresses.length); i += 1) {
          const added =
            entry.resolution === 'DNS_ROUND_ROBIN'
              ? found.filter(({ servicePort }) =>
                  isFirst(taken, `${namespace}/${host}:${servicePort}`),
                )
              : found;
          this.#add(host, namespace, added);
        }
      }
    }
  }

  #add(host: string, namespace: string, endpoints: readonly Endpoint[]): void {
    const key = `${namespace}/${host}`;
    const known = this.#byKey.get(key);
    if (known) known.push(...endpoints);
    else this.#byKey.set(key, [...endpoints]);
  }
}

function isFirst(taken: Set<string>, key: string): boolean {
  if (taken.has(key)) return false;
  taken.add(key);
  return true;
}
