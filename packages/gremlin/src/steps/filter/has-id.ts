import { idOf, predicate, rest, value } from '../../plan/parameters.ts';
import { membersOf } from '../../values/collection.ts';
import { idTest } from '../../values/id-forms.ts';
import { member } from '../../values/predicate.ts';
import { T_ID } from '../../values/token.ts';
import type { LiveValue } from '../../values/value.ts';
import { defineStep, overload } from '../define-step.ts';
import { Has } from '../has-conditions.ts';

export const hasIdStep = defineStep({
  name: 'hasId',
  kind: 'filter',
  summary: 'Keeps elements with one of the ids.',
  overloads: [
    overload([predicate()], (test) => new Has([{ key: T_ID, test: idTest(test) }])),
    overload(
      [rest(value('id'), 1)],
      (given) => new Has([{ key: T_ID, test: idTest(member(true, idsIn(given))) }]),
    ),
  ],
});

/** One list stands for its members; among others it is no id. Elements stand for theirs. */
function idsIn(given: readonly LiveValue[]): readonly LiveValue[] {
  const [only, more] = given;
  const listed = only !== undefined && more === undefined ? membersOf(only) : undefined;
  return (listed ?? given).map((item) => idOf(item) ?? item);
}
