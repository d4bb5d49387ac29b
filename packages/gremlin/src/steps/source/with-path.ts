import { defineStep, overload } from '../define-step.ts';

export const withPathStep = defineStep({
  name: 'withPath',
  kind: 'source',
  summary: 'Keeps the whole way of every traverser, also where no step asks for it.',
  overloads: [overload([], () => ({ kind: 'beginning', conditions: { keepsPaths: true } }))],
});
