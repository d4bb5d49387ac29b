import type { Cardinality, ElementKind, Token } from '@meshlapse/model';
import type { ColumnEnd, ColumnKind, ColumnMove, ColumnRead } from '../runner/columns.ts';
import type { Frame, Source } from '../runner/source.ts';
import type { Tracking } from '../runner/traverser.ts';
import type { Predicate } from '../values/predicate.ts';
import type { LiveValue } from '../values/value.ts';

/** Steps in a row. Never changed: a rewrite makes another one. */
export interface Traversal {
  readonly steps: readonly Step[];
}

/** How `by()` looks at a value. What is productive sees null where there is nothing to see. */
export type Projection =
  | { readonly kind: 'identity' }
  | { readonly kind: 'key'; readonly key: string; readonly isProductive?: boolean }
  | { readonly kind: 'token'; readonly token: Token }
  | {
      readonly kind: 'traversal';
      readonly traversal: Traversal;
      readonly isProductive?: boolean;
    };

/** What a step is told: a value, or a traversal that finds one for each traverser. */
export type Operand =
  | { readonly kind: 'value'; readonly value: LiveValue }
  | { readonly kind: 'traversal'; readonly traversal: Traversal };

/** What one `property()` says; more than one for a map. */
export interface PropertySetting {
  /** A text, `T.id` and `T.label` of what is being created, or a traversal that finds one of these. */
  readonly key: string | Token | Traversal;
  readonly value: Operand;
  readonly cardinality?: Cardinality | undefined;
  /** Properties of the property, and `T.id` for its own id. */
  readonly meta: readonly { readonly key: string | Token; readonly value: Operand }[];
}

/** A value of a map that says what an element is to be like. */
export interface Wanted {
  readonly value: LiveValue;
  readonly cardinality?: Cardinality | undefined;
}

export type WantedMap = ReadonlyMap<LiveValue, Wanted>;

/** Where `mergeV()` and `mergeE()` take a map from. */
export type MapSource =
  | { readonly kind: 'map'; readonly map: WantedMap }
  | { readonly kind: 'traversal'; readonly traversal: Traversal };

export type MergeOption = 'onCreate' | 'onMatch' | 'outV' | 'inV';

/** What a step that only shapes the one before it says. */
export type Modulation =
  | { readonly kind: 'by'; readonly by: Projection; readonly order: Token | undefined }
  | { readonly kind: 'repeat'; readonly body: Traversal; readonly name: string | undefined }
  | { readonly kind: 'until'; readonly condition: Traversal }
  | { readonly kind: 'emit'; readonly condition: Traversal | undefined }
  | { readonly kind: 'times'; readonly count: number }
  | {
      readonly kind: 'option';
      readonly pick: Predicate | Token | Traversal;
      readonly traversal: Traversal;
    }
  | {
      readonly kind: 'with';
      readonly key: LiveValue;
      readonly value: LiveValue | undefined;
      /** In place of a value: one that it finds for each traverser. */
      readonly traversal?: Traversal;
    }
  | { readonly kind: 'from' | 'to'; readonly label: string }
  | { readonly kind: 'file'; readonly action: 'read' | 'write' }
  | { readonly kind: 'end'; readonly end: 'from' | 'to'; readonly vertex: Operand }
  | { readonly kind: 'property'; readonly settings: readonly PropertySetting[] }
  | { readonly kind: 'merge'; readonly option: MergeOption; readonly source: MapSource };

/** A step of a plan: what it is, and how it is run. Immutable. */
export interface Step {
  readonly name: string;
  /** What it works on, for people who look at a plan: `label Pod, name web`. */
  readonly detail?: string | undefined;
  /** What of a traverser's way it needs. */
  readonly needs?: Tracking;
  /** True when it may lead to elements other than those it is given. */
  readonly leaves?: boolean;
  /** True when it waits for its whole input. */
  readonly isBarrier?: boolean;
  /**
   * What it takes for it to be right in intervals, where traversers hold for a stretch of time.
   *
   * `time`: nothing, it narrows and divides them itself. `one`: that each of them is where nothing changes, when it
   * asks nested traversals; it looks at one at a time. Absent: that all of them are at one instant.
   */
  readonly bears?: 'time' | 'one' | undefined;
  /** True when it only keeps traversers or drops them, and looks at the value or way of each by itself. */
  readonly keeps?: boolean;
  /** True when nested traversals see all traversers of the pipeline, not one at a time. */
  readonly branches?: boolean;
  /** True when nothing can come before it. */
  readonly beginsQuery?: boolean;
  /** True when it changes the graph. */
  readonly writes?: boolean;
  readonly nested?: readonly Traversal[];
  /** The same step with other nested traversals, given in the order of `nested`. */
  readonly withNested?: (nested: readonly Traversal[]) => Step;
  /** The same step where a nested traversal begins with it, if that makes a difference. */
  readonly whenNested?: () => Step;
  /** The step as a modulator shapes it; `undefined` when this modulator means nothing to it. */
  readonly modulate?: (modulation: Modulation) => Step | undefined;
  /** True when it tells what the steps of its plan did. */
  readonly profiles?: boolean;
  /** The key of the side effect it gathers under. */
  readonly gathers?: string;
  /** Names it looks up among what was gathered. */
  readonly reads?: readonly string[];
  /** Why it does not take a modulator, where there is more to say than that it means nothing to it. */
  readonly refusal?: (modulation: Modulation) => string | undefined;
  /** What is missing, as a sentence without its full stop; asked once all modulators are applied. */
  readonly incomplete?: string | undefined;
  /** The same of what it was told and cannot do. */
  readonly fault?: string | undefined;
  /** How it takes part in walks without traversers; `undefined` when it cannot begin from elements of this kind. */
  readonly columnMove?: (from: ElementKind) => ColumnMove | undefined;
  readonly columnRead?: () => ColumnRead | undefined;
  readonly columnEnd?: (from: ColumnKind) => ColumnEnd | undefined;
  /** Connects it to the step before it. State lives in the source, never in the step. */
  open(input: Source, frame: Frame): Source;
}

/** Whether a step, or a traversal nested in it, changes the graph. */
export function writesGraph(step: Step): boolean {
  return step.writes === true || [...allSteps({ steps: [step] })].some(({ writes }) => writes);
}

/** Every step of a traversal and of the traversals nested in it. */
export function* allSteps(traversal: Traversal): Generator<Step> {
  for (const step of traversal.steps) {
    yield step;
    for (const nested of step.nested ?? []) yield* allSteps(nested);
  }
}

/** Rewrites all traversals nested in a traversal, innermost first, then the traversal itself. */
export function rewriteDeeply(
  traversal: Traversal,
  rewrite: (traversal: Traversal, isNested: boolean) => Traversal,
  isNested = false,
): Traversal {
  const steps = traversal.steps.map((step) => {
    if (!step.nested?.length || !step.withNested) return step;
    return step.withNested(step.nested.map((inner) => rewriteDeeply(inner, rewrite, true)));
  });
  return rewrite({ steps }, isNested);
}

/** The keys of the side effects that steps gather under. */
export function gatheredKeys(traversal: Traversal): ReadonlySet<string> {
  return new Set([...allSteps(traversal)].flatMap(({ gathers }) => gathers ?? []));
}
