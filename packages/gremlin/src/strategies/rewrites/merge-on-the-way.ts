import { mergeBulks } from '../../runner/bulk.ts';
import { Adjacent } from '../../steps/adjacent.ts';
import { batchStep } from '../../steps/make-step.ts';
import type { Strategy } from '../strategy.ts';

/**
 * Goes on from each vertex once, however many traversers met there.
 *
 *     V().out().out()    ->  V().out().(merge each batch).out()
 *     V().outE().inV()   stays: every edge is met once
 *     plans that keep ways, or gather beside the traversal, stay: there every traverser counts by itself
 */
export const mergeOnTheWay: Strategy = {
  name: 'merge-on-the-way',
  after: ['adjacent-vertices', 'column-walk'],
  apply(traversal, { tracking, gathers }) {
    if (tracking !== 'none' || gathers) return traversal;
    const steps = traversal.steps.flatMap((step, i) => {
      const meets = step instanceof Adjacent && step.to === 'vertex';
      return meets && traversal.steps[i + 1] instanceof Adjacent ? [step, mergeStep] : [step];
    });
    return { steps };
  },
};

const mergeStep = batchStep({ name: 'merge' }, mergeBulks);
