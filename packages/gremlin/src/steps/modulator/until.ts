import { predicate, traversal } from '../../plan/parameters.ts';
import { conditionOf } from '../condition-of.ts';
import { defineStep, overload } from '../define-step.ts';
import { beginRepeat } from '../repeat-loop.ts';
export const untilStep = defineStep({
  name: 'until',
  kind: 'modulator',
  summary:
    'Ends the repeat() for what meets the condition: asked behind each round, or before when it stands first.',
  overloads: [
    overload([predicate()], (test) => ({ kind: 'until', condition: conditionOf(test) })),
    overload([traversal()], (condition) => ({ kind: 'until', condition })),
  ],
  begin: beginRepeat,
});
