import { defineStep } from '../define-step.ts';
import { textOverloads } from '../text-step.ts';

export const lengthStep = defineStep({
  name: 'length',
  kind: 'map',
  summary: 'How long each text is, in UTF-16 units. local: each text of each list.',
  overloads: textOverloads('length', (text) => text.length),
});
