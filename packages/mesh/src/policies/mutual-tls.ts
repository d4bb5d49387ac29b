import { byAge } from '../objects/meta.ts';
import type { MutualTlsMode, PeerAuthenticationObject } from '../objects/peer-authentication.ts';

/** Which mutual TLS the services of a namespace ask of those that call them. */
export class MutualTlsModes {
  readonly #byNamespace = new Map<string, MutualTlsMode | undefined>();
  readonly #mesh: MutualTlsMode;

  constructor(objects: readonly PeerAuthenticationObject[], rootNamespace: string) {
    for (const { meta, mode, selector } of [...objects].sort(byAge)) {
      if (selector || this.#byNamespace.has(meta.namespace)) continue;
      this.#byNamespace.set(meta.namespace, mode);
    }
    this.#mesh = this.#byNamespace.get(rootNamespace) ?? 'PERMISSIVE';
  }

  /** The oldest without a selector counts: the namespace's, else the root namespace's, which is the mesh's. */
  of(namespace: string): MutualTlsMode {
    return this.#byNamespace.get(namespace) ?? this.#mesh;
  }
}
