import type { Step, Traversal } from '../plan/step.ts';
import { openBranches } from '../runner/branches.ts';
import type { Frame, Source } from '../runner/source.ts';

/** Sends every traverser into every branch. */
export class Union implements Step {
  readonly name = 'union';
  readonly bears = 'time';
  readonly branches = true;
  readonly nested: readonly Traversal[];

  constructor(branches: readonly Traversal[]) {
    this.nested = branches;
  }

  withNested(nested: readonly Traversal[]): Step {
    return new Union(nested);
  }

  open(input: Source, frame: Frame): Source {
    return openBranches(this.nested, input, frame, async (batch) => this.nested.map(() => batch));
  }
}
