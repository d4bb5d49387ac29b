import { byKey } from '../group.ts';
import { visibility } from '../objects/export-to.ts';
import { compareText } from '../objects/meta.ts';
import type { ObjectSet } from '../objects/object-set.ts';
import type { MeshConfig, MeshSettings } from '../settings.ts';
import { withAliases } from './aliases.ts';
import { kubernetesService } from './kubernetes-service.ts';
import type { MeshService } from './mesh-service.ts';
import { servicesOfEntry } from './service-entry-services.ts';

/**
 * All services of a mesh, oldest first, and who may see them.
 *
 * One host can be several services: of different namespaces, and twice in one namespace.
 */
export class Registry {
  readonly services: readonly MeshService[];
  readonly #meshDefault: ReadonlySet<string>;
  readonly #private: ReadonlyMap<string, readonly MeshService[]>;
  readonly #exported: ReadonlyMap<string, readonly MeshService[]>;
  readonly #public: readonly MeshService[];
  readonly #byHost: ReadonlyMap<string, readonly MeshService[]>;

  constructor(objects: ObjectSet, settings: MeshSettings, config: MeshConfig) {
    this.#meshDefault = config.defaultServiceExportTo;
    this.services = allServices(objects, settings, config);
    const seen = this.services.map((service) => ({
      service,
      by: visibility(service.exportTo, service.namespace, this.#meshDefault),
    }));
    this.#public = seen.filter(({ by }) => by.kind === 'public').map(({ service }) => service);
    this.#private = byKey(
      seen.flatMap(({ service, by }) =>
        by.kind === 'namespaces' && by.own ? [[service.namespace, service] as const] : [],
      ),
    );
    this.#exported = byKey(
      seen.flatMap(({ service, by }) =>
        by.kind === 'namespaces' ? by.others.map((name) => [name, service] as const) : [],
      ),
    );
    this.#byHost = byKey(this.services.map((service) => [service.host, service] as const));
  }

  /** What a namespace may see: its own private services first, then those exported to it, then the public ones. */
  visibleIn(namespace: string): readonly MeshService[] {
    const own = this.#private.get(namespace) ?? [];
    return [...own, ...(this.#exported.get(namespace) ?? []), ...this.#public];
  }

  isVisibleIn({ exportTo, namespace: home }: MeshService, namespace: string): boolean {
    const by = visibility(exportTo, home, this.#meshDefault);
    if (by.kind === 'namespaces') {
      return home === namespace ? by.own : by.others.includes(namespace);
    }
    return by.kind === 'public';
  }

  /** The services of a host in every namespace, whoever may see them, oldest first. */
  ofHost(host: string): readonly MeshService[] {
    return this.#byHost.get(host) ?? [];
  }
}

function allServices(
  objects: ObjectSet,
  { domain }: MeshSettings,
  { trustDomain }: MeshConfig,
): readonly MeshService[] {
  const services = [
    ...objects.of('Service').map((service) => kubernetesService(service, { domain, trustDomain })),
    ...objects.of('ServiceEntry').flatMap(servicesOfEntry),
  ];
  const sorted = services.sort(
    (a, b) =>
      a.creationTime - b.creationTime ||
      compareText(a.name, b.name) ||
      compareText(a.namespace, b.namespace),
  );
  return withAliases(sorted);
}
