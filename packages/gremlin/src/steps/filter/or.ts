import { rest, traversal } from '../../plan/parameters.ts';
import { divide } from '../../runner/local.ts';
import { defineStep, overload } from '../define-step.ts';
import { dividingStep } from '../nested-step.ts';
import { Union } from '../union-branches.ts';

/** One condition that gives what any of them gives, so that in interval views their times add up. */
export const orStep = defineStep({
  name: 'or',
  kind: 'filter',
  summary: 'Keeps traversers for which at least one traversal gives something.',
  overloads: [
    overload([rest(traversal(), 1)], (conditions) =>
      dividingStep('or', conditions, async (batch, asked, run) => {
        return (await divide({ steps: [new Union(asked)] }, batch, run)).yes;
      }),
    ),
  ],
});
