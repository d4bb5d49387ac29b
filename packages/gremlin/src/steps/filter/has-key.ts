import { predicate, rest, value } from '../../plan/parameters.ts';
import { member } from '../../values/predicate.ts';
import { T_KEY } from '../../values/token.ts';
import { isList } from '../../values/value.ts';
import { defineStep, overload } from '../define-step.ts';
import { Has } from '../has-conditions.ts';

export const hasKeyStep = defineStep({
  name: 'hasKey',
  kind: 'filter',
  summary: 'Keeps properties with one of the keys.',
  overloads: [
    overload([predicate()], (test) => new Has([{ key: T_KEY, test }])),
    overload([rest(value('key'), 1)], (given) => {
      const values = given.flatMap((item) => (isList(item) ? item : [item]));
      return new Has([{ key: T_KEY, test: member(true, values) }]);
    }),
  ],
});
