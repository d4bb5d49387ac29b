import type { Step, Traversal } from '../plan/step.ts';
import { openTraversal } from '../runner/open.ts';
import { isSettled, piecesOf } from '../runner/pieces.ts';
import {
  type Batch,
  type Frame,
  flatMapBatches,
  Queue,
  type Source,
  sourceFrom,
} from '../runner/source.ts';
import type { Traverser } from '../runner/traverser.ts';

/**
 * Runs steps that know no time at every instant of each traverser's own, one traverser after the other.
 *
 * @see docs/adr/0008-intervals-are-every-instant.md
 */
export class Piecewise implements Step {
  readonly name = 'piecewise';
  readonly nested: readonly Traversal[];
  readonly #of: 'one' | 'all';
  readonly #traversal: Traversal;

  /** `one`: a step that looks at one traverser at a time. `all`: steps that begin a pipeline and look at all of it. */
  constructor(of: 'one' | 'all', traversal: Traversal) {
    this.nested = [traversal];
    this.#of = of;
    this.#traversal = traversal;
  }

  open(input: Source, frame: Frame): Source {
    return this.#of === 'all' ? this.#openAll(input, frame) : this.#openOne(input, frame);
  }

  #openAll(input: Source, frame: Frame): Source {
    let source: Source | undefined;
    return {
      // What starts there are is known when somebody pulls: branches are opened before anything comes to them.
      pull: () => {
        source ??= frame.starts().every(isSettled)
          ? openTraversal(this.#traversal, input, frame)
          : flatMapBatches(input, (batch) => sourceFrom(this.#pieces(batch, frame)));
        return source.pull();
      },
    };
  }

  #openOne(input: Source, frame: Frame): Source {
    const settled = new Queue();
    const atOnce = openTraversal(this.#traversal, settled, frame);
    return flatMapBatches(input, (batch) => {
      if (!batch.every(isSettled)) return sourceFrom(this.#pieces(batch, frame));
      settled.fill(batch);
      return atOnce;
    });
  }

  async *#pieces(batch: Batch, frame: Frame): AsyncGenerator<readonly Traverser[]> {
    const inOrder = this.#traversal.steps.some(({ name }) => name === 'order');
    for (const traverser of batch) {
      if (frame.isDone(traverser.origin)) continue;
      yield* piecesOf(this.#traversal, traverser, frame.run, inOrder);
    }
  }
}
