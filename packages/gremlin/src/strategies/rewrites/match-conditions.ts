import type { Step, Traversal } from '../../plan/step.ts';
import { LabelStep } from '../../steps/label-step.ts';
import { Match } from '../../steps/match-step.ts';
import type { Strategy } from '../strategy.ts';

/**
 * Asks what a match wants of the elements that come in before it begins, where an index may answer it.
 *
 *     V().match(as('a').has('name', 'x'), as('a').out().as('b'))
 *         ->  V().has('name', 'x').match(as('a').out().as('b'))
 *     V().as('a').out().match(as('a')...)   stays: what comes in is not what the name stands for
 *     nested matches stay: names may stand for something outside
 */
export const matchConditions: Strategy = {
  name: 'match-conditions',
  after: [],
  apply(traversal, { isNested }) {
    if (isNested) return traversal;
    return { steps: traversal.steps.flatMap((step, i) => begun(step, traversal, i)) };
  },
};

function begun(step: Step, { steps }: Traversal, at: number): readonly Step[] {
  if (!(step instanceof Match)) return [step];
  const labels = steps.slice(0, at).filter((before) => before instanceof LabelStep);
  if (labels.some((before) => before.labels.some((label) => step.starts.has(label)))) return [step];
  const { conditions, search } = step.split();
  return conditions.length > 0 ? [...conditions, search] : [step];
}
