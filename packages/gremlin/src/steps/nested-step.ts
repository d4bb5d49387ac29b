import type { Step, Traversal } from '../plan/step.ts';
import type { Run } from '../runner/run.ts';
import { type Batch, type Frame, mapBatches, type Source } from '../runner/source.ts';
import type { Traverser } from '../runner/traverser.ts';

/** How a step with nested traversals turns batches into batches. */
export type NestedChange = (
  batch: Batch,
  nested: readonly Traversal[],
  run: Run,
) => Promise<readonly Traverser[]>;

/** A step without state that asks nested traversals about its traversers. */
export function nestedStep(name: string, nested: readonly Traversal[], change: NestedChange): Step {
  return makeStep({ name, bears: 'one' }, nested, change);
}

/** The same, where `change` divides the time of traversers for which nested traversals answer for a part of it. */
export function dividingStep(
  name: string,
  nested: readonly Traversal[],
  change: NestedChange,
): Step {
  return makeStep({ name, bears: 'time' }, nested, change);
}

function makeStep(
  described: Pick<Step, 'name' | 'bears'>,
  nested: readonly Traversal[],
  change: NestedChange,
): Step {
  return {
    ...described,
    nested,
    withNested: (others) => makeStep(described, others, change),
    open: (input: Source, frame: Frame) =>
      mapBatches(input, (batch) => change(batch, nested, frame.run)),
  };
}
