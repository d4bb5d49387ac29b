export { type Clock, systemClock } from './clock.ts';
export { CodedError, type CodedErrorOptions, type ErrorCategory } from './errors.ts';
export {
  type Cardinality,
  type GraphTransaction,
  isWritable,
  type NewEdge,
  type NewProperty,
  type NewVertex,
  type WritableGraph,
} from './graph-transaction.ts';
export type {
  AdjacentPage,
  Basis,
  Cursor,
  Direction,
  ElementHeader,
  ElementQuery,
  FoundPage,
  Gap,
  GraphView,
  Handle,
  HandleColumn,
  MaybePromise,
  PropertyRow,
  SourcedColumn,
  TemporalGraph,
  TimeSelection,
} from './graph-view.ts';
export type {
  ChangeBatch,
  Commit,
  EndElement,
  GraphWriter,
  Mutation,
  ObservationChange,
  ObservationLease,
  PutEdge,
  PutVertex,
  TouchVertex,
} from './graph-writer.ts';
export { type Json, type JsonObject, valueOfJson } from './json.ts';
export { long, type NumberType, number, numberType, TypedNumber } from './numbers.ts';
export { Regex } from './regex.ts';
export {
  ALWAYS,
  BEGINNING,
  contains,
  FOREVER,
  formatInstant,
  type Instant,
  type Interval,
  intersect,
  parseDuration,
  parseInstant,
  resolveInstant,
} from './time.ts';
export {
  DateTime,
  Edge,
  type ElementId,
  type ElementKind,
  Path,
  Property,
  type PropertyMap,
  type StepMetrics,
  Subgraph,
  Token,
  TraversalMetrics,
  Tree,
  Uuid,
  type Value,
  Vertex,
  VertexProperty,
} from './values.ts';
