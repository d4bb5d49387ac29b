import { traversal } from '../../plan/parameters.ts';
import { defineStep, overload } from '../define-step.ts';
import { LocalResults } from '../local-results-step.ts';

export const localStep = defineStep({
  name: 'local',
  kind: 'branch',
  summary:
    'Runs the traversal for each traverser apart: limit(), order() and the like see one at a time.',
  overloads: [
    overload(
      [traversal()],
      (nested) => new LocalResults('local', nested, (result, parent) => result.returnTo(parent)),
    ),
  ],
});
