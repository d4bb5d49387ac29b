import { traversal } from '../../plan/parameters.ts';
import { Options } from '../choose-branches.ts';
import { defineStep, overload } from '../define-step.ts';

export const branchStep = defineStep({
  name: 'branch',
  kind: 'branch',
  summary:
    'Goes into every option() that fits what the traversal gives; what fits none is dropped.',
  overloads: [
    overload(
      [traversal('branches')],
      (by) => new Options('branch', { kind: 'traversal', traversal: by }),
    ),
  ],
});
