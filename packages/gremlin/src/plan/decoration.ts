import type { CodedError } from '@meshlapse/model';
import type { Span } from '../language/ast.ts';
import type { LiveValue } from '../values/value.ts';
import type { Conditions } from './beginning.ts';
import { type Modulation, rewriteDeeply, type Step, type Traversal } from './step.ts';

/**
 * A strategy that the query names: data bound to its options, which changes what the query means or is allowed.
 *
 * Unlike optimisations it knows no graph, so it is applied as soon as the query is bound.
 */
export interface Decoration {
  readonly name: string;
  /** Settings of the query that it stands for, as `with()` makes them. */
  readonly settings?: readonly {
    readonly name: string;
    readonly value: LiveValue;
    readonly span?: Span;
  }[];
  /** What it says of the traversers before they set out. */
  readonly conditions?: Conditions;
  /**
   * Changes what a modulator says, before a step takes it.
   *
   * @throws {CodedError} when it is not allowed.
   */
  readonly modulation?: (modulation: Modulation, about: Objections) => Modulation;
  /**
   * Looks at the whole plan as it was written, and at the names of all strategies of the query.
   *
   * @throws {CodedError} when the plan is not allowed.
   */
  readonly verify?: (plan: Traversal, names: ReadonlySet<string>, about: Objections) => void;
  /** Rewrites one traversal. Traversals nested in it are rewritten before, by whoever applies it. */
  readonly apply?: (traversal: Traversal) => Traversal;
}

/** What can be said against a query. */
export interface Objections {
  /** A refusal that points at the step, or at what is being bound. */
  refuse(what: string, step?: Step): CodedError;
  /** A sentence for the user beside the answer. */
  warn(what: string): void;
}

/** Applies decorations in their order to a traversal and to all traversals nested in it. */
export function decorate(traversal: Traversal, decorations: readonly Decoration[]): Traversal {
  return decorations.reduce(
    (plan, { apply }) => (apply ? rewriteDeeply(plan, apply) : plan),
    traversal,
  );
}
