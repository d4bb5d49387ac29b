import { rest, text } from '../../plan/parameters.ts';
import { Adjacent } from '../adjacent.ts';
import { defineStep, overload } from '../define-step.ts';

export const outStep = defineStep({
  name: 'out',
  kind: 'flatMap',
  summary: 'Vertices at the in ends of outgoing edges, of all labels or those given.',
  overloads: [overload([rest(text('label'))], (labels) => new Adjacent('out', 'vertex', labels))],
});
