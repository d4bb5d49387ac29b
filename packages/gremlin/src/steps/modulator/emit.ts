import { predicate, traversal } from '../../plan/parameters.ts';
import { conditionOf } from '../condition-of.ts';
import { defineStep, overload } from '../define-step.ts';
import { beginRepeat } from '../repeat-loop.ts';
export const emitStep = defineStep({
  name: 'emit',
  kind: 'modulator',
  summary:
    'Hands out what goes round, all or what meets the condition; when it stands first also what comes in.',
  overloads: [
    overload([], () => ({ kind: 'emit', condition: undefined })),
    overload([predicate()], (test) => ({ kind: 'emit', condition: conditionOf(test) })),
    overload([traversal()], (condition) => ({ kind: 'emit', condition })),
  ],
  begin: beginRepeat,
});
