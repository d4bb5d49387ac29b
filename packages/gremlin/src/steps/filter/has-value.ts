import { predicate, rest, value } from '../../plan/parameters.ts';
import { member } from '../../values/predicate.ts';
import { T_VALUE } from '../../values/token.ts';
import { isList } from '../../values/value.ts';
import { defineStep, overload } from '../define-step.ts';
import { Has } from '../has-conditions.ts';

export const hasValueStep = defineStep({
  name: 'hasValue',
  kind: 'filter',
  summary: 'Keeps properties with one of the values.',
  overloads: [
    overload([predicate()], (test) => new Has([{ key: T_VALUE, test }])),
    overload([rest(value('value'), 1)], (given) => {
      const values = given.flatMap((item) => (isList(item) ? item : [item]));
      return new Has([{ key: T_VALUE, test: member(true, values) }]);
    }),
  ],
});
