import type { Step } from '../../plan/step.ts';
import { OrderStep } from '../../steps/order-by.ts';
import { RangeWindow } from '../../steps/range-window.ts';
import type { Strategy } from '../strategy.ts';

/**
 * Sorts no more than what will be looked at.
 *
 *     V().order().by('x').limit(3)      ->  V().order(first 3).by('x').limit(3)
 *     V().order().by('x').range(2, 4)   ->  V().order(first 4).by('x').range(2, 4)
 *     V().order().by('x').tail(3)       stays, as do nested traversals: a round of repeat() may have several limits
 */
export const firstOfOrder: Strategy = {
  name: 'first-of-order',
  after: [],
  apply({ steps }, { isNested }) {
    return { steps: isNested ? steps : steps.map((step, i) => limited(step, steps[i + 1])) };
  },
};

function limited(step: Step, next: Step | undefined): Step {
  const isBound = next instanceof RangeWindow && next.high > 0 && Number.isFinite(next.high);
  return isBound && step instanceof OrderStep ? step.keepingFirst(next.high) : step;
}
