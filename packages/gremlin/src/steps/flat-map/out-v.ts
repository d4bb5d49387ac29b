import { defineStep, overload } from '../define-step.ts';
import { EdgeEnds } from '../edge-ends.ts';

export const outVStep = defineStep({
  name: 'outV',
  kind: 'flatMap',
  summary: 'The vertex that each edge leaves.',
  overloads: [overload([], () => new EdgeEnds('out'))],
});
