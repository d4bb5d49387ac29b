import { name } from '../../plan/parameters.ts';
import { defineStep, overload } from '../define-step.ts';
import { Grouping } from '../grouping.ts';
import { gatheringBarrier, gatheringSideEffect } from '../grouping-step.ts';

export const groupStep = defineStep({
  name: 'group',
  kind: 'barrier',
  summary:
    'A map of what the first by() sees to the group, or to what the second by() makes of it. With a key: gathers beside the traversal.',
  overloads: [
    overload([], () => gatheringBarrier('group', Grouping)),
    overload([name('sideEffectKey')], (key) => gatheringSideEffect('group', key, Grouping)),
  ],
});
