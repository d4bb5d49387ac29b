import { traversal } from '../../plan/parameters.ts';
import { firstResults } from '../../runner/local.ts';
import { defineStep, overload } from '../define-step.ts';
import { nestedStep } from '../nested-step.ts';

export const mapStep = defineStep({
  name: 'map',
  kind: 'map',
  summary: 'The first thing that the traversal gives for each.',
  overloads: [
    overload([traversal()], (given) =>
      nestedStep('map', [given], async (batch, [nested = given], run) => {
        const results = await firstResults(nested, batch, run);
        return batch.flatMap((traverser, i) => {
          const result = results[i];
          return result ? traverser.move(result.value).inTimeOf(result) : [];
        });
      }),
    ),
  ],
});
