import { condition, text, token } from '../../plan/parameters.ts';
import { compare } from '../../values/predicate.ts';
import { T_LABEL } from '../../values/token.ts';
import { defineStep, overload } from '../define-step.ts';
import { Has } from '../has-conditions.ts';

/** A key that is no property is a path into the element's document: `has('spec.replicas', gt(1))`. */
export const hasStep = defineStep({
  name: 'has',
  kind: 'filter',
  summary: 'Keeps elements with a property, or with one whose value meets a condition.',
  overloads: [
    overload([text('key')], (key) => new Has([{ key, test: 'present' }])),
    overload([text('key'), condition()], (key, test) => new Has([{ key, test }])),
    overload([token('T'), condition()], (key, test) => new Has([{ key, test }])),
    overload(
      [text('label'), text('key'), condition()],
      (label, key, test) =>
        new Has([
          { key: T_LABEL, test: compare('eq', label) },
          { key, test },
        ]),
    ),
  ],
});
