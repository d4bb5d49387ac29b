import { predicate, traversal } from '../../plan/parameters.ts';
import { keepMeeting } from '../condition-of.ts';
import { defineStep, overload } from '../define-step.ts';
import { passing } from '../passing.ts';

export const filterStep = defineStep({
  name: 'filter',
  kind: 'filter',
  summary: 'Keeps traversers that meet the predicate, or for which the traversal gives something.',
  overloads: [
    overload([predicate()], keepMeeting),
    overload([traversal()], (condition) => passing(condition)),
  ],
});
