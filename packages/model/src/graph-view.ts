import type { JsonObject } from './json.ts';
import type { Instant, Interval } from './time.ts';
import type { ElementId, ElementKind, Value } from './values.ts';

/** Storage near by answers at once, a remote one later; callers await only what is a promise. */
export type MaybePromise<T> = T | Promise<T>;

export type Direction = 'out' | 'in' | 'both';

/** What was known at a transaction instant, without what was recorded later; without one, all that is known. */
interface Knowledge {
  readonly asKnownAt?: Instant;
}

/** The reading point or range of a view. */
export type TimeSelection = Knowledge &
  (
    | { readonly kind: 'at'; readonly at: Instant }
    | { readonly kind: 'between'; readonly interval: Interval }
    | { readonly kind: 'diff'; readonly from: Instant; readonly to: Instant }
  );

/**
 * The number of an element (in an as-of or diff view) or of one version of it (in an interval view).
 *
 * It means something only to the view that gave it and to views of the same kind on the same graph.
 */
export type Handle = number;

/**
 * Handles in parallel columns.
 *
 * `during` exists in interval views only: the part of time in which each row holds, given in as the
 * traverser's own interval and handed out narrowed. It is never empty.
 */
export interface HandleColumn {
  readonly handles: readonly Handle[];
  readonly during?: readonly Interval[];
}

/** Where the next page begins. Opaque, and good for the same call only. */
export type Cursor = unknown;

export interface ElementQuery {
  readonly kind: ElementKind;
  /** User-visible ids. Given with labels or equals, all must hold. */
  readonly ids?: readonly ElementId[];
  readonly labels?: readonly string[];
  /**
   * Only keys that the view says are {@link GraphView.indexed}. All must hold; a value is found across the number types
   * that it can have.
   */
  readonly equals?: readonly { readonly key: string; readonly value: Value }[];
}

export interface FoundPage extends HandleColumn {
  readonly next: Cursor | undefined;
}

/** Row i was reached from row `source[i]` of the call, over `edges.handles[i]`. Sources never decrease. */
export interface AdjacentPage {
  readonly source: readonly number[];
  readonly edges: readonly Handle[];
  readonly vertices: HandleColumn;
  readonly next: Cursor | undefined;
}

/** Row i belongs to row `source[i]` of the call. */
export interface SourcedColumn extends HandleColumn {
  readonly source: readonly number[];
}

export interface ElementHeader {
  readonly id: ElementId;
  readonly label: string;
  /** The version's valid interval. */
  readonly valid: Interval;
  /** When this version was recorded. */
  readonly recorded: Instant;
}

export interface PropertyRow {
  readonly key: string;
  readonly value: Value;
  /** Vertex properties of graphs that give them ids. */
  readonly id?: ElementId;
  readonly meta?: readonly { readonly key: string; readonly value: Value }[];
}

/** A stretch of time in which a resource of a cluster was not watched: nothing is known to be absent there. */
export interface Gap extends Interval {
  readonly cluster: string;
  /** `group/version/plural`, as recordings name it. */
  readonly resource: string;
  /** Label of the vertices that may be missing. */
  readonly label: string;
  readonly reason: string;
}

/** What an answer stands on: enough to ask the same again. */
export interface Basis {
  readonly time: TimeSelection;
  /** The newest transaction the view contains. */
  readonly transaction: Instant;
}

/**
 * A graph at one instant, over one interval, or as the difference between two instants.
 *
 * In a view of a difference, `find` gives the elements that differ, and what they are connected with is what it was or
 * is at either instant. An element looks as it does at `to`; one that is gone, as it did at `from`. It also has the
 * values `change` (`added`, `removed`, `changed` or `unchanged`) and `changed` (keys and document paths whose values
 * differ), and under keys that begin with `before.` and `after.` those of either instant.
 *
 * A view holds no resource and need not be closed; history below its basis does not change, so pages read at
 * different moments belong together. Every call takes many rows and may answer at once or with a promise.
 * No order is promised but that the same call gives the same order.
 */
export interface GraphView {
  readonly basis: Basis;

  /** Whether `find` can look this property key up without reading every element. */
  indexed(kind: ElementKind, key: string): boolean;

  /** Elements for which every condition of the query holds; at most `limit` a page. */
  find(query: ElementQuery, limit: number, cursor?: Cursor): MaybePromise<FoundPage>;

  /** Edges of the vertices and the vertices at their other ends. `labels` empty: all. `both` gives a self-loop twice. */
  expand(
    vertices: HandleColumn,
    direction: Direction,
    labels: readonly string[],
    page: { readonly limit: number; readonly cursor?: Cursor },
  ): MaybePromise<AdjacentPage>;

  /** The vertices at an end of each edge; `both` gives the out vertex, then the in vertex. */
  ends(edges: HandleColumn, direction: Direction): MaybePromise<SourcedColumn>;

  /** One header for each handle, in order. */
  headers(kind: ElementKind, handles: readonly Handle[]): MaybePromise<readonly ElementHeader[]>;

  /**
   * The values under a key, a list for each handle (empty when absent).
   *
   * A key that is no property names a path in the element's document: `spec.replicas`,
   * `status.conditions[0].reason`.
   */
  values(
    kind: ElementKind,
    handles: readonly Handle[],
    key: string,
  ): MaybePromise<readonly (readonly Value[])[]>;

  /** The properties of each element, without its document, in their order. */
  properties(
    kind: ElementKind,
    handles: readonly Handle[],
  ): MaybePromise<readonly (readonly PropertyRow[])[]>;

  /** The document behind each element: for a cluster's object, the object as normalised. */
  documents(
    kind: ElementKind,
    handles: readonly Handle[],
  ): MaybePromise<readonly (JsonObject | undefined)[]>;

  /**
   * All versions of each element, newest first, as handles of an interval view over all of time.
   */
  history(
    kind: ElementKind,
    handles: readonly Handle[],
  ): MaybePromise<{ readonly view: GraphView; readonly versions: SourcedColumn }>;

  /** Gaps that meet the view's time, in any cluster. Sorted by cluster, resource, start. */
  gaps(): MaybePromise<readonly Gap[]>;
}

/** A graph with a past. */
export interface TemporalGraph {
  view(time: TimeSelection): MaybePromise<GraphView>;
}
