import type { Traversal } from '../plan/step.ts';
import type { Budget } from './budget.ts';
import { BATCH_SIZE, type Batch, type Frame, type Source } from './source.ts';

/** Larger batches are handed on in pieces. */
const LARGEST = 4 * BATCH_SIZE;

/** Connects the steps of a traversal to its input. */
export function openTraversal(traversal: Traversal, input: Source, frame: Frame): Source {
  const { budget, isStepwise, profiler } = frame.run;
  return traversal.steps.reduce(
    (source, step) => {
      const checked = metered(step.open(source, frame), budget);
      const opened = isStepwise ? oneByOne(checked) : checked;
      return profiler?.watch(step, opened, source) ?? opened;
    },
    isStepwise ? oneByOne(input) : input,
  );
}

function oneByOne(source: Source): Source {
  let batch: Batch = [];
  let at = 0;
  return {
    async pull() {
      if (at === batch.length) {
        batch = (await source.pull()) ?? [];
        at = 0;
      }
      const next = batch[at];
      if (!next) return undefined;
      at += 1;
      return [next];
    },
  };
}

function metered(source: Source, budget: Budget): Source {
  let large: Batch | undefined;
  let at = 0;
  return {
    async pull() {
      const batch = large ?? (await source.pull());
      budget.check();
      if (budget.isSliceOver) await budget.breathe();
      if (!batch || batch.length <= LARGEST) return batch;
      const piece = batch.slice(at, at + BATCH_SIZE);
      at += BATCH_SIZE;
      large = at < batch.length ? batch : undefined;
      if (!large) at = 0;
      return piece;
    },
  };
}
