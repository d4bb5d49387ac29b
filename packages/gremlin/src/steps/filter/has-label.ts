import { predicate, rest, value } from '../../plan/parameters.ts';
import { member } from '../../values/predicate.ts';
import { T_LABEL } from '../../values/token.ts';
import { isList } from '../../values/value.ts';
import { defineStep, overload } from '../define-step.ts';
import { Has } from '../has-conditions.ts';

export const hasLabelStep = defineStep({
  name: 'hasLabel',
  kind: 'filter',
  summary: 'Keeps elements with one of the labels.',
  overloads: [
    overload([predicate()], (test) => new Has([{ key: T_LABEL, test }])),
    overload([rest(value('label'), 1)], (given) => {
      const values = given.flatMap((item) => (isList(item) ? item : [item]));
      return new Has([{ key: T_LABEL, test: member(true, values) }]);
    }),
  ],
});
