import type { GraphView, Handle, MaybePromise, PropertyRow, TemporalGraph } from './graph-view.ts';
import type { Commit } from './graph-writer.ts';
import type { ElementId, ElementKind, Value } from './values.ts';

/** How a new value of a vertex property meets those that are there, as TinkerPop's `VertexProperty.Cardinality`. */
export type Cardinality = 'single' | 'set' | 'list';

export interface NewVertex {
  /** Without one, the graph gives it a `long` that no element had before. */
  readonly id?: ElementId;
  readonly label: string;
}

export interface NewEdge {
  readonly id?: ElementId;
  readonly label: string;
  readonly out: Handle;
  readonly in: Handle;
}

export interface NewProperty {
  readonly key: string;
  readonly value: Value;
  /** Of vertex properties; edges have one value for each key. */
  readonly cardinality?: Cardinality;
  /** Of vertex properties; without one the graph gives it one. */
  readonly id?: ElementId;
  readonly meta?: readonly { readonly key: string; readonly value: Value }[];
}

/**
 * Changes of an ordinary graph that nobody else sees before they are committed.
 *
 * Changes are made one after another. Each is seen at once by the transaction's own view. Handles that the view gave
 * stay good as long as the transaction is open, also when their element is removed: its header can still be read, and
 * the ends of an edge; nothing else of it is there.
 */
export interface GraphTransaction {
  /**
   * The graph as it was when the transaction began, with the transaction's own changes. A call that goes on page by page
   * meets nothing that was added since its first page.
   */
  readonly view: GraphView;
  /** Whether anything was changed. */
  readonly isDirty: boolean;
  /** False once it was committed or rolled back; every further change is refused. */
  readonly isOpen: boolean;

  /** @throws {CodedError} `GRAPH_ID_TAKEN` */
  addVertex(vertex: NewVertex): MaybePromise<Handle>;

  /** @throws {CodedError} `GRAPH_ID_TAKEN`; `GRAPH_NOT_THERE` when a vertex was removed. */
  addEdge(edge: NewEdge): MaybePromise<Handle>;

  /**
   * Gives back the property as the view shows it, nothing for a null: nulls are not kept, and remove a key that has a
   * single value. Of a set, an equal value stays and takes the new meta-properties.
   *
   * @throws {CodedError} `GRAPH_ID_TAKEN`, `GRAPH_NOT_THERE`, `VALUE_INVALID`
   */
  setProperty(
    kind: ElementKind,
    element: Handle,
    property: NewProperty,
  ): MaybePromise<PropertyRow | undefined>;

  /** Puts a property on a vertex property; the old value of the key goes. */
  setMetaProperty(
    vertex: Handle,
    property: ElementId,
    meta: { readonly key: string; readonly value: Value },
  ): MaybePromise<void>;

  /** Vertex properties are named by their id, properties of edges by their key alone. Nothing when it is gone already. */
  removeProperty(
    kind: ElementKind,
    element: Handle,
    property: { readonly key: string; readonly id?: ElementId },
  ): MaybePromise<void>;

  removeMetaProperty(vertex: Handle, property: ElementId, key: string): MaybePromise<void>;

  /** A vertex goes with its edges. Nothing for elements that are gone already. */
  remove(kind: ElementKind, elements: readonly Handle[]): MaybePromise<void>;

  /**
   * Keeps all changes at one instant, durably, and ends the transaction.
   *
   * @throws {CodedError} `GRAPH_CONFLICT` when another transaction changed an element that this one changed too;
   * nothing is kept then, and the transaction is over.
   */
  commit(): Promise<Commit | undefined>;

  /** Forgets all changes and ends the transaction. */
  rollback(): void;
}

/** An ordinary graph: one that users write, not one that a recorder keeps. Its past can be asked all the same. */
export interface WritableGraph extends TemporalGraph {
  /** The graph as of now, with everything that is committed. */
  present(): MaybePromise<GraphView>;

  begin(): MaybePromise<GraphTransaction>;
}

/** Whether users may write to a graph. */
export function isWritable(graph: TemporalGraph): graph is WritableGraph {
  return 'begin' in graph;
}
