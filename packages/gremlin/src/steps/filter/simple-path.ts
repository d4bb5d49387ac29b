import { defineStep, overload } from '../define-step.ts';
import { PathTest } from '../path-test.ts';

export const simplePathStep = defineStep({
  name: 'simplePath',
  kind: 'filter',
  summary: 'Keeps traversers that were nowhere twice.',
  overloads: [overload([], () => new PathTest('simplePath', {}))],
});
