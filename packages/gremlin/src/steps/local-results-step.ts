import type { Step, Traversal } from '../plan/step.ts';
import { localResults } from '../runner/local.ts';
import type { Frame, Source } from '../runner/source.ts';
import type { Traverser } from '../runner/traverser.ts';

/** All that a nested traversal gives for each traverser, made one with it by `combine`. */
export class LocalResults implements Step {
  readonly name: string;
  readonly bears = 'time';
  readonly nested: readonly Traversal[];
  readonly #traversal: Traversal;
  readonly #combine: (result: Traverser, parent: Traverser) => Traverser;

  constructor(
    name: string,
    traversal: Traversal,
    combine: (result: Traverser, parent: Traverser) => Traverser,
  ) {
    this.name = name;
    this.nested = [traversal];
    this.#traversal = traversal;
    this.#combine = combine;
  }

  withNested([traversal]: readonly Traversal[]): Step {
    return new LocalResults(this.name, traversal ?? this.#traversal, this.#combine);
  }

  open(input: Source, frame: Frame): Source {
    return localResults(input, frame, this.#traversal, this.#combine);
  }
}

/** The way inside the nested traversal is forgotten; what it gave is the next object. */
export function movedTo(result: Traverser, parent: Traverser): Traverser {
  return parent
    .move(result.value)
    .inTimeOf(result)
    .withBulk(parent.bulk * result.bulk);
}
