import { condition } from '../../plan/parameters.ts';
import { keepMeeting } from '../condition-of.ts';
import { defineStep, overload } from '../define-step.ts';

export const isStep = defineStep({
  name: 'is',
  kind: 'filter',
  summary: 'Keeps values that meet the condition.',
  overloads: [overload([condition()], keepMeeting)],
});
