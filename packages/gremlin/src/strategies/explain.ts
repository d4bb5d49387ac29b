import type { Value } from '@meshlapse/model';
import { describe } from '../plan/describe.ts';
import type { Traversal } from '../plan/step.ts';
import { type PlanContext, plansInTurn } from './apply.ts';

/**
 * How a plan came about, without running it: as it was written, as it was after each strategy that changed it, and
 * as it would run. Look-ups show what they look up.
 */
export function explain(traversal: Traversal, about: PlanContext): ReadonlyMap<Value, Value> {
  let last = describe(traversal);
  const intermediate: ReadonlyMap<Value, Value>[] = [];
  for (const { strategy, plan } of plansInTurn(traversal, about)) {
    const shown = describe(plan);
    if (shown === last) continue;
    last = shown;
    intermediate.push(
      new Map<Value, Value>([
        ['strategy', strategy.name],
        ['traversal', shown],
      ]),
    );
  }
  return new Map<Value, Value>([
    ['original', describe(traversal)],
    ['intermediate', intermediate],
    ['final', last],
  ]);
}
