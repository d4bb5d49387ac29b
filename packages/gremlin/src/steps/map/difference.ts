import { collectionOverloads, distinct, membersBy } from '../collection-step.ts';
import { defineStep } from '../define-step.ts';

export const differenceStep = defineStep({
  name: 'difference',
  kind: 'map',
  summary: 'The members of each list that are not in another, as a set.',
  overloads: collectionOverloads(
    'difference',
    async (own, other, run) =>
      new Set(membersBy(await distinct(own, run), await distinct(other, run), false)),
  ),
});
