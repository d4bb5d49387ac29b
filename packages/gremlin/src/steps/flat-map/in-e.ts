import { rest, text } from '../../plan/parameters.ts';
import { Adjacent } from '../adjacent.ts';
import { defineStep, overload } from '../define-step.ts';

export const inEStep = defineStep({
  name: 'inE',
  kind: 'flatMap',
  summary: 'Incoming edges, of all labels or those given.',
  overloads: [overload([rest(text('label'))], (labels) => new Adjacent('in', 'edge', labels))],
});
