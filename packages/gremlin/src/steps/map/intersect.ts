import { collectionOverloads, distinct, membersBy } from '../collection-step.ts';
import { defineStep } from '../define-step.ts';

export const intersectStep = defineStep({
  name: 'intersect',
  kind: 'map',
  summary: 'The members of each list that are in another too, as a set.',
  overloads: collectionOverloads(
    'intersect',
    async (own, other, run) =>
      new Set(membersBy(await distinct(own, run), await distinct(other, run), true)),
  ),
});
