import { defineStep, overload } from '../define-step.ts';
import { PathTest } from '../path-test.ts';

export const cyclicPathStep = defineStep({
  name: 'cyclicPath',
  kind: 'filter',
  summary: 'Keeps traversers that were somewhere twice.',
  overloads: [overload([], () => new PathTest('cyclicPath', {}))],
});
