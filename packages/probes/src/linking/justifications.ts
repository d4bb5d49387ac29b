import type { SyntheticVertex } from './facts.ts';
import { same } from './same.ts';

interface Justified {
  /** Who justifies it, while nobody else does. */
  only: object | undefined;
  all: Map<object, SyntheticVertex> | undefined;
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
    if (!justified) this.#vertices.set(vertex.id, { only: by, all: undefined, elected: vertex });
    else if (justified.only === by) justified.elected = vertex;
    else {
      const all = allOf(justified);
      const before = all.get(by);
      all.set(by, vertex);
      if (before === justified.elected) justified.elected = elect(all.values(), vertex);
      else if (precedes(vertex, justified.elected)) justified.elected = vertex;
    }
  }

  remove(id: string, by: object): void {
    const justified = this.#vertices.get(id);
    if (!justified) return;
    if (justified.only === by) {
      this.#vertices.delete(id);
      return;
    }
    const before = justified.all?.get(by);
    justified.all?.delete(by);
    const [first] = justified.all?.values() ?? [];
    if (!first) this.#vertices.delete(id);
    else if (justified.all && before && before === justified.elected) {
      justified.elected =
        sameAs(before, justified.all.values()) ?? elect(justified.all.values(), first);
    }
  }
}

function allOf(justified: Justified): Map<object, SyntheticVertex> {
  justified.all ??= new Map();
  if (justified.only) justified.all.set(justified.only, justified.elected);
  justified.only = undefined;
  return justified.all;
}

/** Nearly always all say the same: then the next one does, however many there are. */
function sameAs(
  elected: SyntheticVertex,
  vertices: Iterable<SyntheticVertex>,
): SyntheticVertex | undefined {
  for (const vertex of vertices) if (same(vertex, elected)) return vertex;
  return undefined;
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
