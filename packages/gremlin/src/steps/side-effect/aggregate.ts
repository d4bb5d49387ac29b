import { name } from '../../plan/parameters.ts';
import { Aggregating } from '../aggregating.ts';
import { defineStep, overload } from '../define-step.ts';
import { gatheringSideEffect } from '../grouping-step.ts';

export const aggregateStep = defineStep({
  name: 'aggregate',
  kind: 'sideEffect',
  summary: 'Gathers everything under a key before anything goes on; in local() one by one.',
  overloads: [
    overload([name('sideEffectKey')], (key) => gatheringSideEffect('aggregate', key, Aggregating)),
  ],
});
