import { rest, text } from '../../plan/parameters.ts';
import { Adjacent } from '../adjacent.ts';
import { defineStep, overload } from '../define-step.ts';

export const inStep = defineStep({
  name: 'in',
  kind: 'flatMap',
  summary: 'Vertices at the out ends of incoming edges, of all labels or those given.',
  overloads: [overload([rest(text('label'))], (labels) => new Adjacent('in', 'vertex', labels))],
});
