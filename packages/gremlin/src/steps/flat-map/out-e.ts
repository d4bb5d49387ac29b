import { rest, text } from '../../plan/parameters.ts';
import { Adjacent } from '../adjacent.ts';
import { defineStep, overload } from '../define-step.ts';

export const outEStep = defineStep({
  name: 'outE',
  kind: 'flatMap',
  summary: 'Outgoing edges, of all labels or those given.',
  overloads: [overload([rest(text('label'))], (labels) => new Adjacent('out', 'edge', labels))],
});
