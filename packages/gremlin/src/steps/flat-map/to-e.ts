import { rest, text, token } from '../../plan/parameters.ts';
import { Adjacent } from '../adjacent.ts';
import { defineStep, overload } from '../define-step.ts';
import { directionOf } from '../direction.ts';

export const toEStep = defineStep({
  name: 'toE',
  kind: 'flatMap',
  summary: 'To incident edges in the direction: all, or those with the labels.',
  overloads: [
    overload(
      [token('Direction'), rest(text('label'))],
      (direction, labels) => new Adjacent(directionOf(direction), 'edge', labels),
    ),
  ],
});
