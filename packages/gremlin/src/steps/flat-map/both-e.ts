import { rest, text } from '../../plan/parameters.ts';
import { Adjacent } from '../adjacent.ts';
import { defineStep, overload } from '../define-step.ts';

export const bothEStep = defineStep({
  name: 'bothE',
  kind: 'flatMap',
  summary: 'Incident edges in both directions, of all labels or those given.',
  overloads: [overload([rest(text('label'))], (labels) => new Adjacent('both', 'edge', labels))],
});
