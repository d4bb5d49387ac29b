import { name } from '../../plan/parameters.ts';
import { defineStep, overload } from '../define-step.ts';
import { Has } from '../has-conditions.ts';

export const hasNotStep = defineStep({
  name: 'hasNot',
  kind: 'filter',
  summary: 'Keeps elements without the property.',
  overloads: [overload([name('key')], (key) => new Has([{ key, test: 'absent' }]))],
});
