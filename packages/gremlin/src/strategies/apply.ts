import { rewriteDeeply, type Traversal } from '../plan/step.ts';
import { strategies } from './registry.gen.ts';
import type { Strategy, StrategyContext } from './strategy.ts';

const ordered = inOrder(strategies);

/** What strategies know of a whole plan. */
export type PlanContext = Omit<StrategyContext, 'isNested'>;

/** Applies every strategy to a traversal and to all traversals nested in it. */
export function applyStrategies(traversal: Traversal, about: PlanContext): Traversal {
  let last = traversal;
  for (const { plan } of plansInTurn(traversal, about)) last = plan;
  return last;
}

/** The plan after each strategy, one after the other. */
export function* plansInTurn(
  traversal: Traversal,
  about: PlanContext,
): Generator<{ readonly strategy: Strategy; readonly plan: Traversal }> {
  let plan = traversal;
  for (const strategy of ordered) {
    plan = rewriteDeeply(plan, (part, isNested) => strategy.apply(part, { ...about, isNested }));
    yield { strategy, plan };
  }
}

/** Each behind all that it comes after; otherwise by name. */
export function inOrder(given: readonly Strategy[]): readonly Strategy[] {
  const waiting = given.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const placed: Strategy[] = [];
  while (waiting.length > 0) {
    const next = waiting.findIndex(({ after }) =>
      after.every((name) => !waiting.some((other) => other.name === name)),
    );
    const [strategy] = waiting.splice(next, 1);
    if (next < 0 || !strategy) throw new TypeError('Strategies wait for one another');
    placed.push(strategy);
  }
  return placed;
}
