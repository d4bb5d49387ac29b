import { keys } from '../../plan/parameters.ts';
import { defineStep, overload } from '../define-step.ts';
import { PropertiesStep } from '../properties-step.ts';

export const propertiesStep = defineStep({
  name: 'properties',
  kind: 'flatMap',
  summary: 'The properties themselves: all, or those with the keys.',
  overloads: [overload([keys()], (named) => new PropertiesStep('properties', named))],
});
