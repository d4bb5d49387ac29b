import { token } from '../../plan/parameters.ts';
import type { Step } from '../../plan/step.ts';
import { inTurn, projectAll } from '../../runner/projection.ts';
import { mapBatches } from '../../runner/source.ts';
import { operate } from '../../values/operator.ts';
import { ByStep } from '../by-step.ts';
import { defineStep, overload } from '../define-step.ts';
import { mapStep } from '../make-step.ts';

export const sackStep = defineStep({
  name: 'sack',
  kind: 'sideEffect',
  summary:
    'What the traverser carries along. With an operator: changes it by what by() sees, and hands on what came in.',
  overloads: [
    overload([], () => mapStep({ name: 'sack' }, (_, { sack }) => sack ?? null)),
    overload([token('Operator')], (operator) => changeSack(operator.name)),
  ],
});

/** Traversers of which `by()` sees nothing are dropped. */
function changeSack(operator: string): Step {
  return new ByStep({ name: 'sack', mostBy: 1, bears: 'one' }, (input, frame, by) =>
    mapBatches(input, async (batch) => {
      const values = await projectAll(inTurn(by, 0), batch, frame.run);
      return batch.flatMap((traverser, i) => {
        const value = values[i];
        if (value === undefined) return [];
        return traverser.withSack(operate(operator, traverser.sack ?? null, value));
      });
    }),
  );
}
