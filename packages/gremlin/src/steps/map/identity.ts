import { defineStep, overload } from '../define-step.ts';
import { filterStep } from '../make-step.ts';

export const identityStep = defineStep({
  name: 'identity',
  kind: 'map',
  summary: 'What comes in.',
  overloads: [overload([], () => filterStep({ name: 'identity' }, () => true))],
});
