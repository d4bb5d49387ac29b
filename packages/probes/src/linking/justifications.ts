import type { SyntheticVertex } from './facts.ts';
import { same } from './same.ts';

interface Justified {
  readonly by: Map<object, SyntheticVertex>;
  elected: SyntheticVertex;
}

/**
 * Why synthetic vertices are there, and how they look: as the justification with the first `order` says, then the
 * one whose content comes first, so that the choice does not depend on who came first.
 */
export class Justifications {
  readonly #vertices = new Map<string, Justified>();

  elected(id: string): SyntheticVertex | undefined {
    return this.#vertices.get(id)?.elected;
  }

  add(vertex: SyntheticVertex, by: object): void {
    const justified = this.#vertices.get(vertex.id);
    if (!justified) {
      this.#vertices.set(vertex.id, { by: new Map([[by, vertex]]), elected: vertex });
      return;
    }
    const before = justified.by.get(by);
    justified.by.set(by, vertex);
    if (before === justified.elected) justified.elected = elect(justified.by.values(), vertex);
    else if (precedes(vertex, justified.elected)) justified.elected = vertex;
  }

  remove(id: string, by: object): void {
    const justified = this.#vertices.get(id);
    if (!justified) return;
    const before = justified.by.get(by);
    justified.by.delete(by);
    const [first] = justified.by.values();
    if (!first) this.#vertices.delete(id);
    else if (before === justified.elected) {
      justified.elected = elect(justified.by.values(), first);
    }
  }
}

function elect(vertices: Iterable<SyntheticVertex>, first: SyntheticVertex): SyntheticVertex {
  let best = first;
  for (const vertex of vertices) if (precedes(vertex, best)) best = vertex;
  return best;
}

function precedes(a: SyntheticVertex, b: SyntheticVertex): boolean {
  const [orderA, orderB] = [a.order ?? '', b.order ?? ''];
  if (orderA !== orderB) return orderA < orderB;
  if (same(a.properties, b.properties)) return false;
  return JSON.stringify(a.properties) < JSON.stringify(b.properties);
}
