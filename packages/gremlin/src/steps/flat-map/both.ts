import { rest, text } from '../../plan/parameters.ts';
import { Adjacent } from '../adjacent.ts';
import { defineStep, overload } from '../define-step.ts';

export const bothStep = defineStep({
  name: 'both',
  kind: 'flatMap',
  summary: 'Adjacent vertices in both directions, over edges of all labels or those given.',
  overloads: [overload([rest(text('label'))], (labels) => new Adjacent('both', 'vertex', labels))],
});
