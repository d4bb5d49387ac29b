import { patternsOf } from '../../plan/match-patterns.ts';
import { rest, traversal } from '../../plan/parameters.ts';
import type { Step, Traversal } from '../../plan/step.ts';
import { defineStep, overload, type Refusal, refusal } from '../define-step.ts';
import { Match } from '../match-step.ts';

export const matchStep = defineStep({
  name: 'match',
  kind: 'map',
  summary:
    "Finds everything that names can stand for so that all patterns hold: match(as('a').out().as('b'), ...). Also with and(), or(), not() and where().",
  overloads: [overload([rest(traversal('pattern'), 1)], match)],
});

function match(traversals: readonly Traversal[]): Step | Refusal {
  const patterns = patternsOf(traversals);
  if (patterns) return new Match(patterns);
  return refusal('All match()-traversals must have a single start label: begin them with as()');
}
