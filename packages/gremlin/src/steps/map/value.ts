import { defineStep, overload } from '../define-step.ts';
import { propertyValue } from '../property-value.ts';

export const valueStep = defineStep({
  name: 'value',
  kind: 'map',
  summary: 'The value of each property.',
  overloads: [overload([], () => propertyValue)],
});
