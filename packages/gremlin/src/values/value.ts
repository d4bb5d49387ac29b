import {
  type DateTime,
  type Edge,
  type ElementHeader,
  type ElementId,
  type ElementKind,
  type GraphView,
  type Handle,
  type Path,
  type Property,
  type PropertyRow,
  type Subgraph,
  type Token,
  type TraversalMetrics,
  type Tree,
  TypedNumber,
  Uuid,
  type Vertex,
  type VertexProperty,
} from '@meshlapse/model';

/**
 * A vertex or edge inside a running query: a handle and the view that understands it.
 *
 * The header is kept once something has read it.
 */
export class Element {
  readonly kind: ElementKind;
  readonly view: GraphView;
  readonly handle: Handle;
  header: ElementHeader | undefined = undefined;

  constructor(kind: ElementKind, view: GraphView, handle: Handle) {
    this.kind = kind;
    this.view = view;
    this.handle = handle;
  }
}

/** A property inside a running query, with the element it belongs to. */
export class ElementProperty {
  readonly owner: Element;
  /** Replaced when the query changes the property. */
  row: PropertyRow;
  /** The vertex property that a property of one belongs to. */
  readonly holder: PropertyRow | undefined;

  constructor(owner: Element, row: PropertyRow, holder?: PropertyRow) {
    this.owner = owner;
    this.row = row;
    this.holder = holder;
  }

  /** A property of a vertex property. */
  get isMeta(): boolean {
    return this.holder !== undefined;
  }
}

/** What `unfold()` makes of a map. */
export class MapEntry {
  readonly key: LiveValue;
  readonly value: LiveValue;

  constructor(key: LiveValue, value: LiveValue) {
    this.key = key;
    this.value = value;
  }
}

/** A path inside a running query. */
export class LivePath {
  readonly objects: readonly LiveValue[];
  readonly labels: readonly (readonly string[])[];

  constructor(objects: readonly LiveValue[], labels: readonly (readonly string[])[]) {
    this.objects = objects;
    this.labels = labels;
  }
}

/** Edges that were gathered, with the vertices at their ends, inside a running query. */
export class LiveSubgraph {
  readonly vertices: readonly Element[];
  readonly edges: readonly Element[];

  constructor(vertices: readonly Element[], edges: readonly Element[]) {
    this.vertices = vertices;
    this.edges = edges;
  }
}

type Scalar = null | boolean | number | TypedNumber | string | DateTime | Uuid | Token;
type Detached =
  | Vertex
  | Edge
  | VertexProperty
  | Property
  | Path
  | Tree
  | Subgraph
  | TraversalMetrics;

/** Everything a traverser may hold inside a running query. */
export type LiveValue =
  | Scalar
  | Detached
  | Element
  | ElementProperty
  | MapEntry
  | LivePath
  | LiveSubgraph
  | readonly LiveValue[]
  | ReadonlySet<LiveValue>
  | ReadonlyMap<LiveValue, LiveValue>;

/**
 * What `aggregate()` gathered: a list to everybody, but a set to those who ask for its type, in which each value is as
 * often as it came.
 */
export class BulkSet extends Array<LiveValue> {
  /** Whatever is made of it is a plain list. */
  static override get [Symbol.species](): ArrayConstructor {
    return Array;
  }
}

export function isList(value: LiveValue): value is readonly LiveValue[] {
  return Array.isArray(value);
}

/** Whether it can name an element. */
export function isElementId(value: LiveValue): value is ElementId {
  const isPlain = typeof value === 'string' || typeof value === 'number';
  return isPlain || value instanceof TypedNumber || value instanceof Uuid;
}
