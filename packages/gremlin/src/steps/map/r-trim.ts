import { trimEnd } from '../../values/white-space.ts';
import { defineStep } from '../define-step.ts';
import { textOverloads } from '../text-step.ts';

export const rTrimStep = defineStep({
  name: 'rTrim',
  kind: 'map',
  summary: 'Each text without white space at its end. local: each text of each list.',
  overloads: textOverloads('rTrim', trimEnd),
});
