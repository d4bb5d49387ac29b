import { token } from '../../plan/parameters.ts';
import { defineStep, overload } from '../define-step.ts';
import { OrderStep } from '../order-by.ts';

export const orderStep = defineStep({
  name: 'order',
  kind: 'barrier',
  summary:
    'Sorts by what the by()s see, ascending unless told otherwise. local: the members of each collection.',
  overloads: [
    overload([], () => new OrderStep('global')),
    overload([token('Scope', 'global')], () => new OrderStep('global')),
    overload([token('Scope', 'local')], () => new OrderStep('local')),
  ],
});
