import { token, value } from '../../plan/parameters.ts';
import type { Step } from '../../plan/step.ts';
import { collectByStart } from '../../runner/source.ts';
import { operate } from '../../values/operator.ts';
import { isList, type LiveValue } from '../../values/value.ts';
import { defineStep, overload } from '../define-step.ts';
import { reduceStep } from '../reduce.ts';

export const foldStep = defineStep({
  name: 'fold',
  kind: 'barrier',
  summary: 'Everything as one list, or put together from a seed by an operator.',
  overloads: [
    overload([], fold),
    overload([value('seed'), token('Operator')], (seed, operator) => foldInto(seed, operator.name)),
  ],
});

function fold(): Step {
  return {
    name: 'fold',
    isBarrier: true,
    open: (input, frame) =>
      collectByStart(input, frame, (collected, start) => {
        const size = collected.reduce((sum, { bulk }) => sum + bulk, 0);
        frame.run.budget.hold(size);
        return [
          start.restart(
            collected.flatMap(({ value: held, bulk }) => new Array<LiveValue>(bulk).fill(held)),
          ),
        ];
      }),
  };
}

function foldInto(seed: LiveValue, operator: string): Step {
  return reduceStep<LiveValue>('fold', {
    seed: () => seed,
    add: (folded, held) => put(operator, folded, held),
    addsOneByOne: true,
    finish: (folded) => folded,
  });
}

/** To a list or set each value is added as it is, whatever it holds. */
function put(operator: string, into: LiveValue, held: LiveValue): LiveValue {
  const isAdded = operator === 'addAll' && (isList(into) || into instanceof Set);
  return operate(operator, into, isAdded ? [held] : held);
}
