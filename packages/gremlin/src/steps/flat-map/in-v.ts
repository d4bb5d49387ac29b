import { defineStep, overload } from '../define-step.ts';
import { EdgeEnds } from '../edge-ends.ts';

export const inVStep = defineStep({
  name: 'inV',
  kind: 'flatMap',
  summary: 'The vertex that each edge enters.',
  overloads: [overload([], () => new EdgeEnds('in'))],
});
