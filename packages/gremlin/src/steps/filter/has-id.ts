import { ids, predicate } from '../../plan/parameters.ts';
import { member } from '../../values/predicate.ts';
import { T_ID } from '../../values/token.ts';
import { defineStep, overload } from '../define-step.ts';
import { Has } from '../has-conditions.ts';

export const hasIdStep = defineStep({
  name: 'hasId',
  kind: 'filter',
  summary: 'Keeps elements with one of the ids.',
  overloads: [
    overload([predicate()], (test) => new Has([{ key: T_ID, test }])),
    overload([ids(1)], (given) => new Has([{ key: T_ID, test: member(true, given) }])),
  ],
});
