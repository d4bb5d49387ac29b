import type { Step, Traversal } from '../plan/step.ts';
import { loadHeadersIn } from '../runner/read.ts';
import { meets, type Predicate } from '../values/predicate.ts';
import { batchStep } from './make-step.ts';

/** Keeps what meets the predicate. */
export function keepMeeting(test: Predicate): Step {
  return batchStep({ name: 'is', keeps: true }, async (batch) => {
    await loadHeadersIn(batch.map(({ value }) => value));
    return batch.filter(({ value }) => meets(value, test) === true);
  });
}

/** A traversal that gives what meets the predicate. */
export function conditionOf(test: Predicate): Traversal {
  return { steps: [keepMeeting(test)] };
}
