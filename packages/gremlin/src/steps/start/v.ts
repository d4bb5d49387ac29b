import { ids } from '../../plan/parameters.ts';
import { defineStep, overload } from '../define-step.ts';
import { Find } from '../find.ts';

export const vStep = defineStep({
  name: 'V',
  kind: 'start',
  summary: 'Vertices: all, or those with the ids.',
  overloads: [
    overload([], () => new Find('vertex')),
    overload([ids()], (given) => new Find('vertex', { ids: given })),
  ],
});
