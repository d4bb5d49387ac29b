import { condition, token, traversal } from '../../plan/parameters.ts';
import { defineStep, overload } from '../define-step.ts';

export const optionStep = defineStep({
  name: 'option',
  kind: 'modulator',
  summary:
    'A branch of the choose() before it: for a value, a predicate, or Pick.none, any, unproductive.',
  overloads: [
    overload([token('Pick'), traversal()], (pick, branch) => ({
      kind: 'option',
      pick,
      traversal: branch,
    })),
    overload([condition(), traversal()], (pick, branch) => ({
      kind: 'option',
      pick,
      traversal: branch,
    })),
  ],
});
