import { rest, text, token } from '../../plan/parameters.ts';
import { operand } from '../../plan/write-parameters.ts';
import { Adjacent } from '../adjacent.ts';
import { defineStep, overload } from '../define-step.ts';
import { directionOf } from '../direction.ts';

export const toStep = defineStep({
  name: 'to',
  kind: 'modulator',
  summary:
    'Where path() and simplePath() stop looking; of addE() the vertex that the edge goes to; with a direction, goes to adjacent vertices.',
  overloads: [
    overload(
      [token('Direction'), rest(text('label'))],
      (direction, labels) => new Adjacent(directionOf(direction), 'vertex', labels),
    ),
    overload([text('label')], (label) => ({ kind: 'to', label })),
    overload([operand('vertex')], (vertex) => ({ kind: 'end', end: 'to', vertex })),
  ],
});
