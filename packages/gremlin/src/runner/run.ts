import type {
  GraphTransaction,
  GraphView,
  Instant,
  Interval,
  TimeSelection,
} from '@meshlapse/model';
import type { FileAccess } from '../io/files/file-access.ts';
import type { Service } from '../services/service.ts';
import type { Budget } from './budget.ts';
import type { Profiling } from './profiling.ts';
import type { Chance } from './random.ts';
import type { SideEffects } from './side-effects.ts';
import type { Tracking } from './traverser.ts';
import type { Watch } from './watch.ts';

/** What all pipelines of one execution share. */
export interface Run {
  /** The graph at the query's time. */
  readonly view: GraphView;
  /** What writes go through, and what `view` reads; `undefined` when only reads are possible. */
  readonly transaction?: GraphTransaction | undefined;
  /** The query's interval; `undefined` as of an instant. */
  readonly interval: Interval | undefined;
  readonly now: Instant;
  readonly budget: Budget;
  readonly tracking: Tracking;
  /** True when all elements of the query are of one as-of view, so that a handle is as good as an id. */
  readonly identifiesByHandle: boolean;
  readonly sideEffects: SideEffects;
  /** False where traversers that meet count as one. */
  readonly bulks: boolean;
  /** The `Operator` that merges sacks of traversers that meet; without one, those with different sacks stay apart. */
  readonly mergeSacks: string | undefined;
  /** True where one traverser has to go as far as it gets before the next one sets out. */
  readonly isStepwise: boolean;
  readonly chance: Chance;
  /** There when a step of the plan tells what all of them did. */
  readonly profiler: Profiling | undefined;
  /** Where traversers hold for a stretch of time: learns until when what they see stays as it is. */
  readonly watch: Watch | undefined;
  readonly services: readonly Service[];
  /** The files that the query may reach; none without it. */
  readonly files: FileAccess | undefined;
  /** The graph at another time, known as the query's own view is. */
  viewAt(time: TimeSelection): Promise<GraphView>;
}
