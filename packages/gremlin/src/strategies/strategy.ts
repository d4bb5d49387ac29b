import type { GraphView } from '@meshlapse/model';
import type { Traversal } from '../plan/step.ts';
import type { Tracking } from '../runner/traverser.ts';

export interface StrategyContext {
  readonly view: GraphView;
  /** Whether the traversal is inside another one. */
  readonly isNested: boolean;
  /** What the plan as written needs of the traversers' ways; no rewrite may make it less. */
  readonly tracking: Tracking;
  /** Whether some step of the plan gathers values beside the traversal. */
  readonly gathers: boolean;
}

/**
 * One rewrite of one traversal to an equal one that costs less.
 *
 * Nested traversals are rewritten by whoever applies strategies.
 */
export interface Strategy {
  readonly name: string;
  /** Names of the strategies whose work it builds on. */
  readonly after: readonly string[];
  apply(traversal: Traversal, context: StrategyContext): Traversal;
}
