import { token, value } from '../../plan/parameters.ts';
import { defineStep, overload } from '../define-step.ts';

export const withSackStep = defineStep({
  name: 'withSack',
  kind: 'source',
  summary:
    'Gives every traverser a value to carry along, which sack() reads and changes; an operator merges those that meet.',
  overloads: [
    overload([value('initial')], (initial) => ({
      kind: 'beginning',
      conditions: { sack: { value: initial, merge: undefined } },
    })),
    overload([value('initial'), token('Operator')], (initial, merge) => ({
      kind: 'beginning',
      conditions: { sack: { value: initial, merge: merge.name } },
    })),
  ],
});
