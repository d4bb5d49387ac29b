import { value } from '../../plan/parameters.ts';
import { defineStep, overload } from '../define-step.ts';
import { mapStep } from '../make-step.ts';

export const constantStep = defineStep({
  name: 'constant',
  kind: 'map',
  summary: 'The same value for everything that comes in.',
  overloads: [overload([value('value')], (given) => mapStep({ name: 'constant' }, () => given))],
});
