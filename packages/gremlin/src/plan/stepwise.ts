import { RangeWindow } from '../steps/range-window.ts';
import { allSteps, type Step, type Traversal } from './step.ts';

/**
 * Whether it can be told from the answer in which order traversers went: what a nested traversal gathers, as
 * `local(aggregate('x'))` does, is looked at before all have passed, or not all pass at all.
 */
export function isStepwise(traversal: Traversal): boolean {
  const nested = traversal.steps.flatMap((step) => [...insideOf(step)]);
  const gathered = new Set(nested.flatMap(({ gathers }) => gathers ?? []));
  if (gathered.size === 0) return false;
  const early = [...nested, ...traversal.steps.filter(({ isBarrier }) => !isBarrier)];
  return early.some(
    (step) => step instanceof RangeWindow || step.reads?.some((name) => gathered.has(name)),
  );
}

function* insideOf(step: Step): Generator<Step> {
  for (const traversal of step.nested ?? []) yield* allSteps(traversal);
}
