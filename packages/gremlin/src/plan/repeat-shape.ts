import type { Traversal } from './step.ts';

/** A condition, and whether it is asked before the body rather than behind it. */
interface Check<T> {
  readonly what: T;
  readonly isFirst: boolean;
}

/** A loop: its body, when it ends, and what it gives on the way. */
export interface RepeatShape {
  readonly body: Traversal;
  readonly name?: string;
  /** A number of rounds, or a condition. */
  readonly until?: Check<Traversal | number>;
  /** Without a condition everything is emitted. */
  readonly emit?: Check<Traversal | undefined>;
}
