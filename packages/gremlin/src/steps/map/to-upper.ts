import { defineStep } from '../define-step.ts';
import { textOverloads } from '../text-step.ts';

export const toUpperStep = defineStep({
  name: 'toUpper',
  kind: 'map',
  summary: 'Each text in upper case. local: each text of each list.',
  overloads: textOverloads('toUpper', (text) => text.toUpperCase()),
});
