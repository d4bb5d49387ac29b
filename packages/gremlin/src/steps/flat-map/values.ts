import { keys } from '../../plan/parameters.ts';
import { defineStep, overload } from '../define-step.ts';
import { propertiesOf } from '../element-properties.ts';
import { flatMapAllStep } from '../make-step.ts';

/** A key that is no property is a path into the element's document: `values('status.podIP')`. */
export const valuesStep = defineStep({
  name: 'values',
  kind: 'flatMap',
  summary: 'The values of all properties, or of those with the keys.',
  overloads: [
    overload([keys()], (named) =>
      flatMapAllStep({ name: 'values' }, async (values) => {
        const lists = await propertiesOf(values, named, 'values');
        return lists.map((list) => list.map(({ row }) => row.value));
      }),
    ),
  ],
});
