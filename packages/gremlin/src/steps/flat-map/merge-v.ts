import { defineStep } from '../define-step.ts';
import { mergeOverloads } from '../merge-overloads.ts';

export const mergeVStep = defineStep({
  name: 'mergeV',
  kind: 'flatMap',
  summary: 'Vertices that a map describes, or a new one; see option(onCreate) and option(onMatch).',
  canStart: true,
  overloads: mergeOverloads('vertex'),
});
