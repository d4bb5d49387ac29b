import type { MeshService } from '../registry/mesh-service.ts';
import type { Labels } from '../selectors.ts';

/**
 * The services of a scope, one a host.
 *
 * The first of a host stays, but one of Kubernetes replaces one of a ServiceEntry, so that nobody can take its host
 * away, and parts of one service, of listeners with different ports, become one again.
 */
export class ImportedServices {
  readonly #byHost = new Map<string, MeshService>();

  add(service: MeshService): void {
    const before = this.#byHost.get(service.host);
    if (!before) {
      this.#byHost.set(service.host, service);
      return;
    }
    if (before.source !== service.source) {
      if (service.source === 'kubernetes') this.#byHost.set(service.host, service);
      return;
    }
    if (!isSameService(before, service)) return;
    const known = new Set(before.ports.map(({ number }) => number));
    const added = service.ports.filter(({ number }) => !known.has(number));
    if (added.length === 0) return;
    this.#byHost.set(service.host, { ...before, ports: [...before.ports, ...added] });
  }

  get byHost(): ReadonlyMap<string, MeshService> {
    return this.#byHost;
  }
}

function isSameService(a: MeshService, b: MeshService): boolean {
  return (
    a.namespace === b.namespace &&
    a.resolution === b.resolution &&
    sameLabels(a.labels, b.labels) &&
    sameLabels(a.selector ?? {}, b.selector ?? {}) &&
    sameSet(a.exportTo, b.exportTo)
  );
}

function sameLabels(a: Labels, b: Labels): boolean {
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => a[key] === b[key]);
}

function sameSet(a: ReadonlySet<string> = new Set(), b: ReadonlySet<string> = new Set()): boolean {
  return a.size === b.size && [...a].every((item) => b.has(item));
}
