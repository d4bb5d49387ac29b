import type { LiveValue } from '../values/value.ts';

/** A value that is there under a key before anything is gathered, and how what comes is made one with it. */
export interface SideEffectSeed {
  readonly key: string;
  readonly value: LiveValue;
  /** A name of `Operator`. */
  readonly operator: string | undefined;
}

/** What `withSack()` and the like say of the traversers of a query before they set out. */
export interface Conditions {
  readonly sack?: {
    readonly value: LiveValue;
    /** The `Operator` that makes one sack of those of traversers that meet. */
    readonly merge: string | undefined;
  };
  readonly sideEffects?: readonly SideEffectSeed[];
  /** False where traversers that meet count as one from then on. */
  readonly bulks?: boolean;
  /** True where whole ways are kept, also when no step asks for them. */
  readonly keepsPaths?: boolean;
  /** What chance begins with, so that the same is drawn again. */
  readonly seed?: number;
}

/** What a source step adds to the conditions. */
export interface Beginning {
  readonly kind: 'beginning';
  readonly conditions: Conditions;
}

/** Side effects add up; of anything else the last word counts. */
export function conditionsOf(beginnings: readonly Beginning[]): Conditions {
  const said = beginnings.map(({ conditions }) => conditions);
  const sideEffects = said.flatMap((conditions) => conditions.sideEffects ?? []);
  return Object.assign({}, ...said, { sideEffects });
}
