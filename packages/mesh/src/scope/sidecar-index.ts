import type { Client } from '../client.ts';
import { byAge } from '../objects/meta.ts';
import type { SidecarObject } from '../objects/sidecar.ts';
import { isSubsetOfLabels } from '../selectors.ts';

/** The Sidecars of a mesh: which one applies to a proxy. */
export class SidecarIndex {
  readonly #sorted: readonly SidecarObject[];
  readonly #rootNamespace: string;

  constructor(objects: readonly SidecarObject[], rootNamespace: string) {
    const sorted = [...objects].sort(byAge);
    this.#sorted = [
      ...sorted.filter((object) => object.workloadSelector),
      ...sorted.filter((object) => !object.workloadSelector),
    ];
    this.#rootNamespace = rootNamespace;
  }

  /** In the proxy's namespace the oldest that selects it, else the oldest that selects all, else the root's. */
  of(client: Client): SidecarObject | undefined {
    const applies = ({ meta, workloadSelector }: SidecarObject) =>
      meta.namespace === client.namespace &&
      (!workloadSelector || isSubsetOfLabels(workloadSelector, client.labels));
    return this.#sorted.find(applies) ?? this.#sorted.find((object) => this.#isRootDefault(object));
  }

  #isRootDefault({ meta, workloadSelector }: SidecarObject): boolean {
    return meta.namespace === this.#rootNamespace && !workloadSelector;
  }
}
