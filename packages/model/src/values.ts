import type { TypedNumber } from './numbers.ts';
import type { Instant, Interval } from './time.ts';

/** A moment with the offset it was written with, as TinkerPop's OffsetDateTime. */
export class DateTime {
  readonly at: Instant;
  readonly offsetMinutes: number;

  constructor(at: Instant, offsetMinutes = 0) {
    this.at = at;
    this.offsetMinutes = offsetMinutes;
  }
}

/** A UUID, in lower case. Plain strings that look like one stay strings. */
export class Uuid {
  readonly text: string;

  constructor(text: string) {
    this.text = text.toLowerCase();
  }
}

/**
 * A name of one of the language's enumerations, such as `T.id`, where it stands for itself: as a key of the maps that
 * `elementMap()` gives. Never the value of a property.
 */
export class Token {
  readonly type: string;
  readonly name: string;

  constructor(type: string, name: string) {
    this.type = type;
    this.name = name;
  }
}

/**
 * Everything that a property holds or a traversal returns.
 *
 * Maps are `Map`s (never plain objects: keys are the user's), lists are arrays, absent is `undefined` and
 * not a value; `null` is Gremlin's null.
 */
export type Value =
  | null
  | boolean
  | number
  | TypedNumber
  | string
  | DateTime
  | Uuid
  | Token
  | readonly Value[]
  | ReadonlySet<Value>
  | ReadonlyMap<Value, Value>
  | Vertex
  | Edge
  | VertexProperty
  | Property
  | Path
  | Tree
  | Subgraph
  | TraversalMetrics;

/** A flat map of property keys to values, in the order they are shown. */
export type PropertyMap = ReadonlyMap<string, Value>;

/** What a user names an element by, as in TinkerGraph. */
export type ElementId = string | number | TypedNumber | Uuid;

export type ElementKind = 'vertex' | 'edge';

/**
 * Elements as they leave the engine: values, detached from any store.
 *
 * `valid` is the version's own interval in time.
 */
export class Vertex {
  readonly id: ElementId;
  readonly label: string;
  readonly properties: readonly VertexProperty[] | undefined;
  readonly valid: Interval | undefined;

  constructor(
    id: ElementId,
    label: string,
    properties?: readonly VertexProperty[],
    valid?: Interval,
  ) {
    this.id = id;
    this.label = label;
    this.properties = properties;
    this.valid = valid;
  }
}

export class Edge {
  readonly id: ElementId;
  readonly label: string;
  readonly outV: Vertex;
  readonly inV: Vertex;
  readonly properties: readonly Property[] | undefined;
  readonly valid: Interval | undefined;

  constructor(
    header: { readonly id: ElementId; readonly label: string },
    ends: { readonly outV: Vertex; readonly inV: Vertex },
    properties?: readonly Property[],
    valid?: Interval,
  ) {
    this.id = header.id;
    this.label = header.label;
    this.outV = ends.outV;
    this.inV = ends.inV;
    this.properties = properties;
    this.valid = valid;
  }
}

export class VertexProperty {
  readonly id: ElementId;
  readonly key: string;
  readonly value: Value;
  readonly properties: readonly Property[];

  constructor(id: ElementId, key: string, value: Value, properties: readonly Property[] = []) {
    this.id = id;
    this.key = key;
    this.value = value;
    this.properties = properties;
  }
}

export class Property {
  readonly key: string;
  readonly value: Value;

  constructor(key: string, value: Value) {
    this.key = key;
    this.value = value;
  }
}

/** The objects a traverser passed, each with its step labels. */
export class Path {
  readonly objects: readonly Value[];
  readonly labels: readonly (readonly string[])[];

  constructor(objects: readonly Value[], labels: readonly (readonly string[])[]) {
    this.objects = objects;
    this.labels = labels;
  }
}

/** Paths that begin alike, laid on one another: what came next under each object. */
export class Tree {
  readonly children: ReadonlyMap<Value, Tree>;

  constructor(children: ReadonlyMap<Value, Tree>) {
    this.children = children;
  }
}

/** Edges that were gathered, and the vertices at their ends. */
export class Subgraph {
  readonly vertices: readonly Vertex[];
  readonly edges: readonly Edge[];

  constructor(vertices: readonly Vertex[], edges: readonly Edge[]) {
    this.vertices = vertices;
    this.edges = edges;
  }
}

/** What one step of a profiled traversal did. */
export interface StepMetrics {
  readonly id: string;
  readonly name: string;
  /** Time spent in the step, without the steps before it. */
  readonly nanoseconds: number;
  /** `traverserCount`, `elementCount` and what else the step counts. */
  readonly counts: ReadonlyMap<string, number>;
  readonly annotations: ReadonlyMap<string, Value>;
  readonly nested: readonly StepMetrics[];
}

/** What `profile()` gives. */
export class TraversalMetrics {
  readonly nanoseconds: number;
  readonly steps: readonly StepMetrics[];

  constructor(nanoseconds: number, steps: readonly StepMetrics[]) {
    this.nanoseconds = nanoseconds;
    this.steps = steps;
  }
}
