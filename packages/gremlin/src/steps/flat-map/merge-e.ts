import { defineStep } from '../define-step.ts';
import { mergeOverloads } from '../merge-overloads.ts';

export const mergeEStep = defineStep({
  name: 'mergeE',
  kind: 'flatMap',
  summary: 'Edges that a map describes, or a new one; see option(onCreate), onMatch, outV and inV.',
  canStart: true,
  overloads: mergeOverloads('edge'),
});
