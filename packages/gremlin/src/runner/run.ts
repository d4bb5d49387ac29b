import type { GraphView, Instant, Interval } from '@meshlapse/model';
import type { Budget } from './budget.ts';
import type { SideEffects } from './side-effects.ts';
import type { Tracking } from './traverser.ts';

/** What all pipelines of one execution share. */
export interface Run {
  /** The graph at the query's time. */
  readonly view: GraphView;
  /** The query's interval; `undefined` as of an instant. */
  readonly interval: Interval | undefined;
  readonly now: Instant;
  readonly budget: Budget;
  readonly tracking: Tracking;
  /** True when all elements of the query are of one as-of view, so that a handle is as good as an id. */
  readonly identifiesByHandle: boolean;
  readonly sideEffects: SideEffects;
}
