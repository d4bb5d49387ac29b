import { trimStart } from '../../values/white-space.ts';
import { defineStep } from '../define-step.ts';
import { textOverloads } from '../text-step.ts';

export const lTrimStep = defineStep({
  name: 'lTrim',
  kind: 'map',
  summary: 'Each text without white space at its beginning. local: each text of each list.',
  overloads: textOverloads('lTrim', trimStart),
});
