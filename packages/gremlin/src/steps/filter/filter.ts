import { traversal } from '../../plan/parameters.ts';
import { divide } from '../../runner/local.ts';
import { defineStep, overload } from '../define-step.ts';
import { nestedStep } from '../nested-step.ts';

export const filterStep = defineStep({
  name: 'filter',
  kind: 'filter',
  summary: 'Keeps traversers for which the traversal gives something.',
  overloads: [
    overload([traversal()], (condition) =>
      nestedStep('filter', [condition], async (batch, [asked = condition], run) => {
        return (await divide(asked, batch, run)).yes;
      }),
    ),
  ],
});
