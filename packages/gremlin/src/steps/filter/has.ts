import { nothing } from '../../plan/nullable-parameters.ts';
import { condition, name, text, token } from '../../plan/parameters.ts';
import { idTest } from '../../values/id-forms.ts';
import { compare } from '../../values/predicate.ts';
import { T_ID, T_LABEL } from '../../values/token.ts';
import { defineStep, overload } from '../define-step.ts';
import { Has } from '../has-conditions.ts';
import { filterStep } from '../make-step.ts';

const discard = () => filterStep({ name: 'has' }, () => false);

/** A key that is no property is a path into the element's document: `has('spec.replicas', gt(1))`. */
export const hasStep = defineStep({
  name: 'has',
  kind: 'filter',
  summary: 'Keeps elements with a property, or with one whose value meets a condition.',
  overloads: [
    overload([name('key')], (key) => new Has([{ key, test: 'present' }])),
    overload([name('key'), condition()], (key, test) => new Has([{ key, test }])),
    overload(
      [token('T'), condition()],
      (key, test) => new Has([{ key, test: key === T_ID ? idTest(test) : test }]),
    ),
    overload(
      [text('label'), name('key'), condition()],
      (label, key, test) =>
        new Has([
          { key: T_LABEL, test: compare('eq', label) },
          { key, test },
        ]),
    ),
    // No property is called null.
    overload([nothing()], discard),
    overload([nothing(), condition()], discard),
  ],
});
