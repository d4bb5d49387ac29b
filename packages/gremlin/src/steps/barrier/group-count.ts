import { name } from '../../plan/parameters.ts';
import { defineStep, overload } from '../define-step.ts';
import { Counting } from '../grouping.ts';
import { gatheringBarrier, gatheringSideEffect } from '../grouping-step.ts';

export const groupCountStep = defineStep({
  name: 'groupCount',
  kind: 'barrier',
  summary:
    'A map of each value, or of what by() sees, to how often it occurs. With a key: gathers beside the traversal.',
  overloads: [
    overload([], () => gatheringBarrier('groupCount', Counting)),
    overload([name('sideEffectKey')], (key) => gatheringSideEffect('groupCount', key, Counting)),
  ],
});
