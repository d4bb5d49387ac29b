/** What is remembered of an object to tell whether it changed. */
export interface Tracked {
  readonly resource: string;
  contentHash: string;
  resourceVersion: string | undefined;
}

/** The objects that a cluster holds now, by uid. */
export class TrackedObjects {
  readonly #objects = new Map<string, Tracked>();
  readonly #byResource = new Map<string, Set<string>>();

  get size(): number {
    return this.#objects.size;
  }

  get(uid: string): Tracked | undefined {
    return this.#objects.get(uid);
  }

  set(uid: string, tracked: Tracked): void {
    this.#objects.set(uid, tracked);
    const uids = this.#byResource.get(tracked.resource);
    if (uids) uids.add(uid);
    else this.#byResource.set(tracked.resource, new Set([uid]));
  }

  delete(uid: string): boolean {
    const tracked = this.#objects.get(uid);
    if (!tracked) return false;
    this.#byResource.get(tracked.resource)?.delete(uid);
    return this.#objects.delete(uid);
  }

  uidsOf(resource: string): readonly string[] {
    return [...(this.#byResource.get(resource) ?? [])];
  }
}

/** Versions of one resource compare as numbers; anything else cannot be compared. */
export function isOlder(version: string | undefined, than: string | undefined): boolean {
  if (!version || !than || !/^\d+$/.test(version) || !/^\d+$/.test(than)) return false;
  return version.length === than.length ? version < than : version.length < than.length;
}
