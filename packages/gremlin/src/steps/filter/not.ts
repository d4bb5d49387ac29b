import { traversal } from '../../plan/parameters.ts';
import { divide } from '../../runner/local.ts';
import { defineStep, overload } from '../define-step.ts';
import { dividingStep } from '../nested-step.ts';

export const notStep = defineStep({
  name: 'not',
  kind: 'filter',
  summary: 'Keeps traversers for which the traversal gives nothing.',
  overloads: [
    overload([traversal()], (condition) =>
      dividingStep('not', [condition], async (batch, [asked = condition], run) => {
        return (await divide(asked, batch, run)).no;
      }),
    ),
  ],
});
