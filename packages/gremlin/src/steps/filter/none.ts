import { predicate } from '../../plan/parameters.ts';
import { meets } from '../../values/predicate.ts';
import { defineStep, overload } from '../define-step.ts';
import { filterStep } from '../make-step.ts';
import { localValues } from '../reduce.ts';

export const noneStep = defineStep({
  name: 'none',
  kind: 'filter',
  summary: 'Keeps lists of which no member meets the condition; nothing else.',
  overloads: [
    overload([predicate()], (test) =>
      filterStep({ name: 'none' }, (value) => {
        const members = localValues(value);
        return members !== undefined && !members.some((member) => meets(member, test) === true);
      }),
    ),
  ],
});
