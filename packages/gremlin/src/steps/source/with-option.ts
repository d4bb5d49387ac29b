import { text, value } from '../../plan/parameters.ts';
import { defineStep, overload } from '../define-step.ts';

export const withOptionStep = defineStep({
  name: 'with',
  kind: 'source',
  summary:
    "Sets an option of the query: 'at', 'between', 'diff', 'asKnownAt', 'evaluationTimeout', 'materializeProperties'.",
  overloads: [
    overload([text('option'), value('value')], (name, given) => ({
      kind: 'setting',
      name,
      value: given,
    })),
    overload([text('option')], (name) => ({ kind: 'setting', name, value: true })),
  ],
});
