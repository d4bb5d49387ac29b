import { integer } from '../../plan/parameters.ts';
import type { Step } from '../../plan/step.ts';
import { mergeBulks } from '../../runner/bulk.ts';
import { collectByStart } from '../../runner/source.ts';
import { defineStep, overload } from '../define-step.ts';

export const barrierStep = defineStep({
  name: 'barrier',
  kind: 'barrier',
  summary: 'Waits for everything, and joins traversers that cannot be told apart.',
  overloads: [overload([], barrier), overload([integer('size')], barrier)],
});

function barrier(): Step {
  return {
    name: 'barrier',
    isBarrier: true,
    open: (input, frame) =>
      collectByStart(input, frame, (collected) => mergeBulks(collected, frame.run)),
  };
}
