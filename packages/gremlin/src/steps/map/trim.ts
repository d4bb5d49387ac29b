import { trimEnd, trimStart } from '../../values/white-space.ts';
import { defineStep } from '../define-step.ts';
import { textOverloads } from '../text-step.ts';

export const trimStep = defineStep({
  name: 'trim',
  kind: 'map',
  summary: 'Each text without white space at its ends. local: each text of each list.',
  overloads: textOverloads('trim', (text) => trimStart(trimEnd(text))),
});
