import type { SideEffectSeed } from '../plan/beginning.ts';
import type { Projection } from '../plan/step.ts';
import type { ColumnEnd, ColumnKind } from '../runner/columns.ts';
import type { Run } from '../runner/run.ts';
import type { SideEffect } from '../runner/side-effects.ts';
import type { Batch } from '../runner/source.ts';
import type { Tracking } from '../runner/traverser.ts';

/** Something that grows by the traversers that pass. */
export interface Gathering extends SideEffect {
  add(batch: Batch, by: readonly Projection[]): Promise<void>;
}

export interface GatheringType {
  new (run: Run, seed?: SideEffectSeed): Gathering;
  /** How many `by()`s say how to gather. */
  readonly mostBy: number;
  /** What of a traverser's way it needs. */
  readonly needs: Tracking;
  /** How it gathers columns; `undefined` when some `by()` needs traversers. */
  readonly columnEnd?: (by: readonly Projection[], from: ColumnKind) => ColumnEnd | undefined;
}
