import { typeError } from '../../values/type-error.ts';
import { ElementProperty, type LiveValue } from '../../values/value.ts';
import { defineStep, overload } from '../define-step.ts';
import { mapStep } from '../make-step.ts';

export const elementStep = defineStep({
  name: 'element',
  kind: 'map',
  summary: 'The element that each property belongs to: for one of a vertex property, that one.',
  overloads: [
    overload([], () =>
      mapStep({ name: 'element', leaves: true }, (value) => {
        if (value instanceof ElementProperty) return holderOf(value);
        throw typeError('element()', 'a property', value);
      }),
    ),
  ],
});

function holderOf({ owner, holder }: ElementProperty): LiveValue {
  return holder ? new ElementProperty(owner, holder) : owner;
}
