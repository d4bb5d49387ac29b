import { predicate, token, traversal } from '../../plan/parameters.ts';
import type { Projection, Step, Traversal } from '../../plan/step.ts';
import { IfThenElse, Options } from '../choose-branches.ts';
import { conditionOf } from '../condition-of.ts';
import { defineStep, overload } from '../define-step.ts';

const NOTHING: Traversal = { steps: [] };

export const chooseStep = defineStep({
  name: 'choose',
  kind: 'branch',
  summary:
    'The second traversal where the condition gives something, else the third; or option()s by value.',
  overloads: [
    overload([predicate(), traversal('then'), traversal('else')], (test, yes, no) =>
      ifThenElse(conditionOf(test), yes, no),
    ),
    overload([predicate(), traversal('then')], (test, yes) =>
      ifThenElse(conditionOf(test), yes, NOTHING),
    ),
    overload([traversal('condition'), traversal('then'), traversal('else')], ifThenElse),
    overload([traversal('condition'), traversal('then')], (condition, yes) =>
      ifThenElse(condition, yes, NOTHING),
    ),
    overload([traversal('choice')], (choice) => byValue({ kind: 'traversal', traversal: choice })),
    overload([token('T')], (given) => byValue({ kind: 'token', token: given })),
  ],
});

function ifThenElse(condition: Traversal, yes: Traversal, no: Traversal): Step {
  return new IfThenElse(condition, yes, no);
}

function byValue(by: Projection): Step {
  return new Options('choose', by);
}
