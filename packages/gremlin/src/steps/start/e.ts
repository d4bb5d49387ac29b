import { ids } from '../../plan/parameters.ts';
import { defineStep, overload } from '../define-step.ts';
import { Find } from '../find.ts';

export const eStep = defineStep({
  name: 'E',
  kind: 'start',
  summary: 'Edges: all, or those with the ids.',
  overloads: [
    overload([], () => new Find('edge')),
    overload([ids()], (given) => new Find('edge', { ids: given })),
  ],
});
