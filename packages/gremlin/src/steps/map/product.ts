import { collectionOverloads } from '../collection-step.ts';
import { defineStep } from '../define-step.ts';

export const productStep = defineStep({
  name: 'product',
  kind: 'map',
  summary: 'All pairs of a member of each list and a member of another.',
  overloads: collectionOverloads('product', (own, other, { budget }) => {
    budget.hold(own.length * other.length);
    return own.flatMap((first) => other.map((second) => [first, second]));
  }),
});
