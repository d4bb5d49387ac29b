import { collectionOverloads, distinct, membersBy } from '../collection-step.ts';
import { defineStep } from '../define-step.ts';

export const disjunctStep = defineStep({
  name: 'disjunct',
  kind: 'map',
  summary: 'The members that only one of each list and another has, as a set.',
  overloads: collectionOverloads('disjunct', async (own, other, run) => {
    const [first, second] = [await distinct(own, run), await distinct(other, run)];
    return new Set([...membersBy(first, second, false), ...membersBy(second, first, false)]);
  }),
});
