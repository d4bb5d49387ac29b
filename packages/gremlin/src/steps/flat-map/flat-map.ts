import { traversal } from '../../plan/parameters.ts';
import { defineStep, overload } from '../define-step.ts';
import { LocalResults, movedTo } from '../local-results-step.ts';

export const flatMapStep = defineStep({
  name: 'flatMap',
  kind: 'flatMap',
  summary: 'Everything that the traversal gives for each.',
  overloads: [overload([traversal()], (nested) => new LocalResults('flatMap', nested, movedTo))],
});
