import type { DerivedEdge } from './difference.ts';

/** Edges by id. Nearly always there is one, and there are hundreds of thousands of these sets. */
export class EdgeSet {
  #only: DerivedEdge | undefined;
  #many: Map<string, DerivedEdge> | undefined;

  get(id: string): DerivedEdge | undefined {
    if (this.#many) return this.#many.get(id);
    return this.#only?.id === id ? this.#only : undefined;
  }

  set(edge: DerivedEdge): void {
    if (this.#many) this.#many.set(edge.id, edge);
    else if (!this.#only || this.#only.id === edge.id) this.#only = edge;
    else {
      this.#many = new Map([this.#only, edge].map((each) => [each.id, each]));
      this.#only = undefined;
    }
  }

  delete(id: string): void {
    if (this.#many) this.#many.delete(id);
    else if (this.#only?.id === id) this.#only = undefined;
  }

  /** A copy: the set may change meanwhile. */
  values(): readonly DerivedEdge[] {
    if (this.#many) return [...this.#many.values()];
    return this.#only ? [this.#only] : [];
  }
}
