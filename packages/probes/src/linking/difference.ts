import type { Properties, SyntheticVertex } from './facts.ts';
import { Justifications } from './justifications.ts';
import type { RuleName } from './rules.ts';
import { same } from './same.ts';

export interface DerivedEdge {
  readonly id: string;
  readonly label: string;
  readonly out: string;
  readonly in: string;
  readonly rule: RuleName;
  readonly properties: Properties;
}

/** What has to change in a graph to follow; edges end before vertices and begin after them. */
export interface LinkChanges {
  readonly endedEdges: readonly DerivedEdge[];
  readonly endedVertices: readonly string[];
  readonly vertices: readonly SyntheticVertex[];
  readonly edges: readonly DerivedEdge[];
}

/**
 * Collects what is added and removed between two readings and gives the net of it: what ends and begins again
 * the same leaves no trace. In the order of ids, so that the same changes are always given in the same way.
 */
export class Difference {
  readonly #edges = new Map<string, { before: DerivedEdge | undefined; after?: DerivedEdge }>();
  readonly #justifications = new Justifications();
  readonly #vertices = new Map<string, SyntheticVertex | undefined>();

  addEdge(edge: DerivedEdge): void {
    const change = this.#edges.get(edge.id);
    if (change) change.after = edge;
    else this.#edges.set(edge.id, { before: undefined, after: edge });
  }

  removeEdge(edge: DerivedEdge): void {
    const change = this.#edges.get(edge.id);
    if (change) delete change.after;
    else this.#edges.set(edge.id, { before: edge });
  }

  justify(vertex: SyntheticVertex, by: object): void {
    this.#remember(vertex.id);
    this.#justifications.add(vertex, by);
  }

  unjustify(id: string, by: object): void {
    this.#remember(id);
    this.#justifications.remove(id, by);
  }

  take(): LinkChanges {
    const changes = { ...this.#takeEdges(), ...this.#takeVertices() };
    this.#edges.clear();
    this.#vertices.clear();
    return changes;
  }

  #takeEdges(): Pick<LinkChanges, 'edges' | 'endedEdges'> {
    const edges: DerivedEdge[] = [];
    const endedEdges: DerivedEdge[] = [];
    for (const { before, after } of this.#edges.values()) {
      if (after && !(before && same(before, after))) edges.push(after);
      else if (before && !after) endedEdges.push(before);
    }
    return { edges: edges.sort(byId), endedEdges: endedEdges.sort(byId) };
  }

  #takeVertices(): Pick<LinkChanges, 'vertices' | 'endedVertices'> {
    const vertices: SyntheticVertex[] = [];
    const endedVertices: string[] = [];
    for (const [id, before] of this.#vertices) {
      const after = this.#justifications.elected(id);
      if (after && !(before && same(before, after))) vertices.push(after);
      else if (before && !after) endedVertices.push(id);
    }
    return { vertices: vertices.sort(byId), endedVertices: endedVertices.sort() };
  }

  #remember(id: string): void {
    if (!this.#vertices.has(id)) this.#vertices.set(id, this.#justifications.elected(id));
  }
}

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : Number(a.id > b.id);
}
