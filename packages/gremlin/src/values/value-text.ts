import {
  type DateTime,
  Edge,
  type ElementId,
  formatInstant,
  Path,
  Property,
  Subgraph,
  Token,
  TraversalMetrics,
  Tree,
  TypedNumber,
  Uuid,
  type Value,
  Vertex,
  VertexProperty,
} from '@meshlapse/model';
import { formatDateTime } from '../io/offset-date-time.ts';
import { MAX_VALUE_DEPTH, tooDeep } from './identity.ts';
import { numberText } from './number-text.ts';

/** Values of properties are cut to so many characters where an element's property is written. */
const PROPERTY_WIDTH = 20;

/**
 * A value as text, as TinkerPop's servers write it: `v[1]`, `e[7][1-knows->2]`, `vp[name->marko]`, `[1, 2]`, `{a=1}`.
 *
 * @throws {CodedError} `VALUE_TOO_DEEP`
 */
export function valueText(value: Value, depth = MAX_VALUE_DEPTH): string {
  if (depth === 0) throw tooDeep();
  if (value === null || typeof value === 'string' || typeof value === 'boolean')
    return String(value);
  if (typeof value === 'number' || value instanceof TypedNumber) return numberText(value);
  const inner = (part: Value) => valueText(part, depth - 1);
  if (Array.isArray(value)) return `[${value.map(inner).join(', ')}]`;
  if (value instanceof Set) return `[${[...value].map(inner).join(', ')}]`;
  if (value instanceof Map) return mapText(value, inner);
  if (value instanceof Tree) return mapText(value.children, inner);
  if (value instanceof Path) return `path[${value.objects.map(inner).join(', ')}]`;
  return objectText(value as ObjectValue, inner);
}

type Inner = (value: Value) => string;

type ObjectValue =
  | DateTime
  | Uuid
  | Token
  | Vertex
  | Edge
  | VertexProperty
  | Property
  | Subgraph
  | TraversalMetrics;

function mapText(map: ReadonlyMap<Value, Value>, inner: Inner): string {
  const entries = [...map].map(([key, value]) => `${inner(key)}=${inner(value)}`);
  return `{${entries.join(', ')}}`;
}

function objectText(value: ObjectValue, inner: Inner): string {
  if (value instanceof Vertex) return `v[${idText(value.id)}]`;
  if (value instanceof Edge) {
    const { id, label, outV, inV } = value;
    return `e[${idText(id)}][${idText(outV.id)}-${label}->${idText(inV.id)}]`;
  }
  if (value instanceof VertexProperty) return `vp[${value.key}->${cut(inner(value.value))}]`;
  if (value instanceof Property) return `p[${value.key}->${cut(inner(value.value))}]`;
  if (value instanceof Uuid) return value.text;
  if (value instanceof Token) return value.name;
  if (value instanceof Subgraph) {
    return `graph[vertices:${value.vertices.length} edges:${value.edges.length}]`;
  }
  if (value instanceof TraversalMetrics) return `metrics[${value.steps.length} steps]`;
  return dateText(value);
}

function idText(id: ElementId): string {
  return valueText(id);
}

function cut(text: string): string {
  return text.length > PROPERTY_WIDTH ? `${text.slice(0, PROPERTY_WIDTH - 3)}...` : text;
}

/** Seconds only where there are any, fractions of them in groups of three digits. */
function dateText(date: DateTime): string {
  const text = formatDateTime(date);
  const match = /^(.*T\d\d:\d\d):(\d\d)(?:\.(\d+))?(.*)$/.exec(text);
  if (!match) return formatInstant(date.at);
  const [, minutes, seconds, fraction, zone] = match;
  if (seconds === '00' && !fraction) return `${minutes}${zone}`;
  const digits = fraction ? `.${fraction.padEnd(Math.ceil(fraction.length / 3) * 3, '0')}` : '';
  return `${minutes}:${seconds}${digits}${zone}`;
}
