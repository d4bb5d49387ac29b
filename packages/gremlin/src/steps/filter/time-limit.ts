import { integer } from '../../plan/parameters.ts';
import type { Step } from '../../plan/step.ts';
import type { Source } from '../../runner/source.ts';
import { defineStep, overload } from '../define-step.ts';

export const timeLimitStep = defineStep({
  name: 'timeLimit',
  kind: 'filter',
  summary: 'Lets traversers pass for so many milliseconds, and ends without an error after that.',
  overloads: [overload([integer('milliseconds')], timeLimit)],
});

function timeLimit(milliseconds: number): Step {
  return {
    name: 'timeLimit',
    bears: 'time',
    open: (input): Source => {
      let end: number | undefined;
      return {
        async pull() {
          end ??= performance.now() + milliseconds;
          const batch = performance.now() > end ? undefined : await input.pull();
          return performance.now() > end ? undefined : batch;
        },
      };
    },
  };
}
