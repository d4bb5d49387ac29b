import type { TraversalMetrics } from '@meshlapse/model';
import type { Traverser } from './traverser.ts';

/** A `Source`, which this file must not know: sources know runs, and runs know this. */
interface Pulled {
  pull(): Promise<readonly Traverser[] | undefined>;
}

/** Learns what the steps of a plan do while they do it. */
export interface Profiling {
  /** The step's source, watched. What its input takes is the input's. */
  watch(step: object, source: Pulled, input: Pulled): Pulled;
  /** Of all steps in front of this one. */
  metricsBefore(step: object): TraversalMetrics;
}
