import { token } from '../../plan/parameters.ts';
import { defineStep, overload } from '../define-step.ts';
import { directionOf } from '../direction.ts';
import { EdgeEnds } from '../edge-ends.ts';

export const toVStep = defineStep({
  name: 'toV',
  kind: 'flatMap',
  summary: 'From edges to the vertices at the end in the direction.',
  overloads: [overload([token('Direction')], (direction) => new EdgeEnds(directionOf(direction)))],
});
