import { text } from '../../plan/parameters.ts';
import { defineStep, overload } from '../define-step.ts';

export const toStep = defineStep({
  name: 'to',
  kind: 'modulator',
  summary: 'Where path() and simplePath() stop looking.',
  overloads: [overload([text('label')], (label) => ({ kind: 'to', label }))],
});
