import type { ObjectReference } from '../objects/object-reference.ts';
import type { ReferenceGrantObject } from '../objects/reference-grant.ts';

/** What may be referred to over the borders of namespaces. */
export class Grants {
  readonly #named = new Set<string>();

  constructor(grants: readonly ReferenceGrantObject[]) {
    for (const { meta, from, to } of grants) {
      for (const source of from) {
        for (const { kind, name } of to) {
          const pair = `${source.kind} ${source.namespace} ${kind} ${meta.namespace}`;
          this.#named.add(name === undefined ? pair : `${pair} ${name}`);
        }
      }
    }
  }

  /** @param from the `group/kind` and namespace of the object that refers. */
  allow(
    from: { readonly kind: string; readonly namespace: string },
    { kind, name, namespace = from.namespace }: ObjectReference,
  ): boolean {
    if (namespace === from.namespace) return true;
    const pair = `${from.kind} ${from.namespace} ${kind} ${namespace}`;
    return this.#named.has(pair) || this.#named.has(`${pair} ${name}`);
  }
}
