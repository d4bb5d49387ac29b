import { traversal } from '../../plan/parameters.ts';
import { exhaust } from '../../runner/local.ts';
import { defineStep, overload } from '../define-step.ts';
import { nestedStep } from '../nested-step.ts';

export const sideEffectStep = defineStep({
  name: 'sideEffect',
  kind: 'sideEffect',
  summary: 'Runs the traversal for what it gathers, and hands on what came in.',
  overloads: [
    overload([traversal()], (given) =>
      nestedStep('sideEffect', [given], async (batch, [nested = given], run) => {
        await exhaust(nested, batch, run);
        return batch;
      }),
    ),
  ],
});
