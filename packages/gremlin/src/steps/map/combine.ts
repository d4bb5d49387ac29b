import { collectionOverloads } from '../collection-step.ts';
import { defineStep } from '../define-step.ts';

export const combineStep = defineStep({
  name: 'combine',
  kind: 'map',
  summary: 'Each list with the members of another behind its own.',
  overloads: collectionOverloads('combine', (own, other, { budget }) => {
    budget.hold(own.length + other.length);
    return [...own, ...other];
  }),
});
