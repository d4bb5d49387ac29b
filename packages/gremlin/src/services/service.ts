import type {
  ElementKind,
  GraphView,
  Handle,
  Interval,
  MaybePromise,
  TimeSelection,
} from '@meshlapse/model';
import type { LiveValue } from '../values/value.ts';

/** What a service is told by name: the values of a call's map and of its `with()`s. */
export type ServiceParameters = ReadonlyMap<string, LiveValue>;

/** One thing that a service gives. */
export interface ServiceRow {
  readonly value: LiveValue;
  /** In interval views: when it holds. */
  readonly during?: Interval | undefined;
}

/** What a service works with. */
export interface ServiceContext {
  /** The graph at the query's time. */
  readonly view: GraphView;
  /** The graph at another time, known as the query's is. Relative times are the query's. */
  viewAt(time: TimeSelection): Promise<GraphView>;
  /** An element of a view as a value that traversals go on from. */
  element(kind: ElementKind, view: GraphView, handle: Handle): LiveValue;
  /** Reads a time as `at()` does. */
  instant(value: LiveValue): number;
  readonly services: readonly Service[];
}

interface Described {
  readonly name: string;
  /** One line for documentation and the directory. */
  readonly summary: string;
  /** True for what the language says itself, here for drivers that cannot: not in the directory. */
  readonly isLanguage?: boolean;
  readonly parameters: readonly { readonly name: string; readonly summary: string }[];
}

/** Begins a traversal. */
export interface StartService extends Described {
  readonly kind: 'start';
  call(
    parameters: ServiceParameters,
    context: ServiceContext,
  ): AsyncIterable<readonly ServiceRow[]>;
}

/** Answers for each traverser. */
export interface StreamingService extends Described {
  readonly kind: 'streaming';
  /** The rows for each input, in order. */
  call(
    inputs: readonly ServiceRow[],
    parameters: ServiceParameters,
    context: ServiceContext,
  ): MaybePromise<readonly (readonly ServiceRow[])[]>;
}

/** A step of the language under its name. When queries run, it stands in their plans as that step. */
export interface StepService extends Described {
  readonly kind: 'step';
}

/** What `call()` reaches by name. */
export type Service = StartService | StreamingService | StepService;
