import { text } from '../../plan/parameters.ts';
import { defineStep, overload } from '../define-step.ts';

export const fromStep = defineStep({
  name: 'from',
  kind: 'modulator',
  summary: 'Where path() and simplePath() begin to look.',
  overloads: [overload([text('label')], (label) => ({ kind: 'from', label }))],
});
