import { type ElementId, long, TypedNumber } from '@meshlapse/model';
import type { GraphState } from '../state.ts';

/** Ids that users give beyond it are not reached by counting. */
const LARGEST_COUNTED = 2 ** 52;

/** Gives out numbers of elements and ids, each once, to all transactions of a graph. */
export class Numbers {
  #nextElement: number;
  #nextId: number;

  constructor(state: GraphState) {
    this.#nextElement = state.nextElement;
    this.#nextId = state.nextId;
  }

  /** What a commit has to keep, so that nothing is given out again. */
  get next(): Pick<GraphState, 'nextElement' | 'nextId'> {
    return { nextElement: this.#nextElement, nextId: this.#nextId };
  }

  element(): number {
    return this.#nextElement++;
  }

  id(): ElementId {
    return long(this.#nextId++);
  }

  /** Passes over an id that a user gave. */
  pass(id: ElementId): void {
    const number = Number(id instanceof TypedNumber ? id.value : id);
    if (number >= this.#nextId && number < LARGEST_COUNTED) this.#nextId = Math.floor(number) + 1;
  }
}
