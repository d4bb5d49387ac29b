import { defineStep } from '../define-step.ts';
import { textOverloads } from '../text-step.ts';

export const toLowerStep = defineStep({
  name: 'toLower',
  kind: 'map',
  summary: 'Each text in lower case. local: each text of each list.',
  overloads: textOverloads('toLower', (text) => text.toLowerCase()),
});
