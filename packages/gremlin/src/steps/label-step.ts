import type { Step } from '../plan/step.ts';
import { mapBatches, type Source } from '../runner/source.ts';

/** Gives names to where the traverser is; costs nothing in plans that never ask for them. */
export class LabelStep implements Step {
  readonly name = 'as';
  readonly bears = 'one';
  readonly labels: readonly string[];

  constructor(labels: readonly string[]) {
    this.labels = labels;
  }

  get detail(): string {
    return this.labels.join(', ');
  }

  open(input: Source): Source {
    return mapBatches(input, (batch) => batch.map((traverser) => traverser.label(this.labels)));
  }
}
