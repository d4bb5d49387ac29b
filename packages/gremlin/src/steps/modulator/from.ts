import { text } from '../../plan/parameters.ts';
import { operand } from '../../plan/write-parameters.ts';
import { defineStep, overload } from '../define-step.ts';

export const fromStep = defineStep({
  name: 'from',
  kind: 'modulator',
  summary:
    'Where path() and simplePath() begin to look; of addE() the vertex that the edge goes from.',
  overloads: [
    overload([text('label')], (label) => ({ kind: 'from', label })),
    overload([operand('vertex')], (vertex) => ({ kind: 'end', end: 'from', vertex })),
  ],
});
