import { rest, traversal } from '../../plan/parameters.ts';
import { divide } from '../../runner/local.ts';
import { defineStep, overload } from '../define-step.ts';
import { dividingStep } from '../nested-step.ts';

export const andStep = defineStep({
  name: 'and',
  kind: 'filter',
  summary: 'Keeps traversers for which every traversal gives something.',
  overloads: [
    overload([rest(traversal(), 1)], (conditions) =>
      dividingStep('and', conditions, async (batch, asked, run) => {
        let kept = batch;
        for (const condition of asked) {
          if (kept.length > 0) kept = (await divide(condition, kept, run)).yes;
        }
        return kept;
      }),
    ),
  ],
});
