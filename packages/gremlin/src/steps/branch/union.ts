import { rest, traversal } from '../../plan/parameters.ts';
import { defineStep, overload } from '../define-step.ts';
import { Union } from '../union-branches.ts';

export const unionStep = defineStep({
  name: 'union',
  kind: 'branch',
  canStart: true,
  summary: 'What all traversals give, one after the other.',
  overloads: [overload([rest(traversal())], (branches) => new Union(branches))],
});
