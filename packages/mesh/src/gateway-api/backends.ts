import { serviceHost } from '../hosts.ts';
import type { ApiRouteObject } from '../objects/api-route.ts';
import type { BackendReference } from '../objects/api-rule.ts';
import type { Destination } from '../objects/http-route.ts';
import { GATEWAY_GROUP, SERVICE_KIND } from '../objects/object-reference.ts';
import type { ObjectSet } from '../objects/object-set.ts';
import type { Grants } from './grants.ts';

/**
 * Where a backend leads. `invalid` is one that requests are still sent to, to fail there; `refused` spoils the route
 * object that has it.
 */
export type FoundBackend =
  | { readonly kind: 'valid' | 'invalid'; readonly destination: Destination }
  | { readonly kind: 'refused' };

/** Invalid backends that have no host: their share goes to a cluster that no proxy has. */
const NOWHERE: FoundBackend = {
  kind: 'invalid',
  destination: { host: '', subset: undefined, port: undefined },
};

const REFUSED: FoundBackend = { kind: 'refused' };

/** Finds the backends of routes. */
export class Backends {
  readonly #domain: string;
  readonly #grants: Grants;
  readonly #services: ReadonlySet<string>;
  readonly #hosts: ReadonlySet<string>;

  constructor(objects: ObjectSet, grants: Grants, domain: string) {
    this.#domain = domain;
    this.#grants = grants;
    const services = objects.of('Service').map(({ meta }) => meta);
    this.#services = new Set(services.map(({ name, namespace }) => `${namespace}/${name}`));
    this.#hosts = new Set([
      ...services.map(
        ({ name, namespace }) => `${namespace}/${serviceHost(name, namespace, domain)}`,
      ),
      ...objects
        .of('ServiceEntry')
        .flatMap(({ meta, hosts }) => hosts.map((host) => `${meta.namespace}/${host}`)),
    ]);
  }

  /** @param asksGrants whether other namespaces must have allowed it: routes bound to services need no grant. */
  find(route: ApiRouteObject, backend: BackendReference, asksGrants: boolean): FoundBackend {
    const own = route.meta.namespace;
    const from = { kind: `${GATEWAY_GROUP}/${route.kind}`, namespace: own };
    if (asksGrants && !this.#grants.allow(from, backend)) return NOWHERE;
    const { kind, name, namespace = own } = backend;
    switch (kind) {
      case SERVICE_KIND:
        if (name.includes('.')) return REFUSED;
        return this.#service(name, namespace, backend.port);
      case 'multicluster.x-k8s.io/ServiceImport':
        return this.#service(name, namespace, backend.port);
      case 'networking.istio.io/Hostname':
        if (backend.namespace !== undefined) return REFUSED;
        return found(name, backend.port, this.#hosts.has(`${own}/${name}`));
      default:
        return NOWHERE;
    }
  }

  #service(name: string, namespace: string, port: number | undefined): FoundBackend {
    const host = serviceHost(name, namespace, this.#domain);
    return found(host, port, this.#services.has(`${namespace}/${name}`));
  }
}

function found(host: string, port: number | undefined, isThere: boolean): FoundBackend {
  if (port === undefined) return REFUSED;
  return { kind: isThere ? 'valid' : 'invalid', destination: { host, subset: undefined, port } };
}
