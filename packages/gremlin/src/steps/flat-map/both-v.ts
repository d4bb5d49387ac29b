import { defineStep, overload } from '../define-step.ts';
import { EdgeEnds } from '../edge-ends.ts';

export const bothVStep = defineStep({
  name: 'bothV',
  kind: 'flatMap',
  summary: 'The vertices at both ends of each edge, the one it leaves first.',
  overloads: [overload([], () => new EdgeEnds('both'))],
});
