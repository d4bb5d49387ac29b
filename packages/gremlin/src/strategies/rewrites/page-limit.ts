import type { Step } from '../../plan/step.ts';
import { Find } from '../../steps/find.ts';
import { RangeWindow } from '../../steps/range-window.ts';
import type { Strategy } from '../strategy.ts';

/**
 * Reads no larger page than will be needed.
 *
 *     V().limit(3)         ->  V(pages of 3).limit(3)
 *     V().out().limit(3)   stays
 */
export const pageLimit: Strategy = {
  name: 'page-limit',
  after: ['index-lookup'],
  apply({ steps }) {
    return { steps: steps.map((step, i) => limited(step, steps[i + 1])) };
  },
};

function limited(step: Step, next: Step | undefined): Step {
  const isBound = next instanceof RangeWindow && next.high > 0 && Number.isFinite(next.high);
  if (!(step instanceof Find) || !isBound) return step;
  return new Find(step.elementKind, step.conditions, next.high);
}
