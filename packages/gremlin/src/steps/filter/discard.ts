import { defineStep, overload } from '../define-step.ts';
import { filterStep } from '../make-step.ts';

export const discardStep = defineStep({
  name: 'discard',
  kind: 'filter',
  summary: 'Keeps nothing.',
  overloads: [overload([], () => filterStep({ name: 'discard' }, () => false))],
});
