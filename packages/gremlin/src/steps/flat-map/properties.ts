import { keys } from '../../plan/parameters.ts';
import { defineStep, overload } from '../define-step.ts';
import { propertiesOf } from '../element-properties.ts';
import { flatMapAllStep } from '../make-step.ts';

export const propertiesStep = defineStep({
  name: 'properties',
  kind: 'flatMap',
  summary: 'The properties themselves: all, or those with the keys.',
  overloads: [
    overload([keys()], (named) =>
      flatMapAllStep({ name: 'properties' }, (values) => propertiesOf(values, named, 'properties')),
    ),
  ],
});
