import type { Step } from '../../plan/step.ts';
import { collectByStart } from '../../runner/source.ts';
import { defineStep, overload } from '../define-step.ts';

export const foldStep = defineStep({
  name: 'fold',
  kind: 'barrier',
  summary: 'Everything as one list.',
  overloads: [overload([], fold)],
});

function fold(): Step {
  return {
    name: 'fold',
    isBarrier: true,
    open: (input, frame) =>
      collectByStart(input, frame, (collected, start) => {
        const size = collected.reduce((sum, { bulk }) => sum + bulk, 0);
        frame.run.budget.hold(size);
        return [start.restart(collected.flatMap(({ value, bulk }) => new Array(bulk).fill(value)))];
      }),
  };
}
