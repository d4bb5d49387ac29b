import { keys } from '../../plan/parameters.ts';
import { defineStep, overload } from '../define-step.ts';
import { PropertiesStep } from '../properties-step.ts';

/** A key that is no property is a path into the element's document: `values('status.podIP')`. */
export const valuesStep = defineStep({
  name: 'values',
  kind: 'flatMap',
  summary: 'The values of all properties, or of those with the keys.',
  overloads: [overload([keys()], (named) => new PropertiesStep('values', named))],
});
