import { name, predicate, traversal } from '../../plan/parameters.ts';
import { divide } from '../../runner/local.ts';
import { defineStep, overload } from '../define-step.ts';
import { dividingStep } from '../nested-step.ts';
import { wherePredicate } from '../where-predicate.ts';
import { withScope } from '../where-scope.ts';

/**
 * In a predicate texts are names of what was labelled or gathered: `where('a', neq('b'))`. A traversal may begin and
 * end with such a name: `where(as('a').out().as('b'))`.
 */
export const whereStep = defineStep({
  name: 'where',
  kind: 'filter',
  summary: 'Keeps traversers by what was labelled before, or by what a traversal gives.',
  overloads: [
    overload([predicate()], (test) => wherePredicate(undefined, test)),
    overload([name('startLabel'), predicate()], (label, test) => wherePredicate(label, test)),
    overload([traversal()], (given) => {
      const condition = withScope(given);
      return dividingStep('where', [condition], async (batch, [asked = condition], run) => {
        return (await divide(asked, batch, run)).yes;
      });
    }),
  ],
});
