import { traversal } from '../../plan/parameters.ts';
import { allResults, remainder } from '../../runner/local.ts';
import { defineStep, overload } from '../define-step.ts';
import { dividingStep } from '../nested-step.ts';

export const optionalStep = defineStep({
  name: 'optional',
  kind: 'branch',
  summary: 'What the traversal gives, or what came in when it gives nothing.',
  overloads: [
    overload([traversal()], (given) =>
      dividingStep('optional', [given], async (batch, [nested = given], run) => {
        const lists = await allResults(nested, batch, run);
        return batch.flatMap((traverser, i) => {
          const results = lists[i] ?? [];
          return [
            ...results.map((result) => result.returnTo(traverser)),
            ...remainder(traverser, results),
          ];
        });
      }),
    ),
  ],
});
