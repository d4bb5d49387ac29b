import {
  DateTime,
  Edge,
  type Json,
  Path,
  Property,
  Token,
  TypedNumber,
  Uuid,
  type Value,
  Vertex,
  VertexProperty,
} from '@meshlapse/model';
import { MAX_VALUE_DEPTH, tooDeep } from '../values/identity.ts';
import { formatDateTime } from './offset-date-time.ts';

/**
 * A value as plain JSON.
 *
 * Elements say their `type`. Numbers are JSON numbers; those that JSON readers would round (whole numbers beyond 2^53,
 * BigDecimals) and NaN and the infinities are texts. Maps whose keys are texts or tokens are objects, others lists of
 * pairs. Sets are lists.
 *
 * @throws {CodedError} `VALUE_TOO_DEEP`
 */
export function encodeUntyped(value: Value): Json {
  return encode(value, MAX_VALUE_DEPTH);
}

type Inner = (value: Value) => Json;

function encode(value: Value, depth: number): Json {
  if (depth === 0) throw tooDeep();
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return value;
  if (typeof value === 'number') return plainNumber(value);
  if (value instanceof TypedNumber) {
    return typeof value.value === 'number' ? plainNumber(value.value) : String(value.value);
  }
  const inner = (part: Value) => encode(part, depth - 1);
  if (Array.isArray(value)) return value.map(inner);
  if (value instanceof Set) return [...value].map(inner);
  if (value instanceof Map) return encodeMap(value, inner);
  return encodeObject(value, inner);
}

function plainNumber(value: number): Json {
  return Number.isFinite(value) ? value : String(value);
}

function encodeMap(map: ReadonlyMap<Value, Value>, inner: Inner): Json {
  const entries = [...map].map(([key, value]) => [nameOf(key), inner(value)] as const);
  const isNamed = entries.every(([name]) => name !== undefined);
  return isNamed ? Object.fromEntries(entries) : [...map].map((entry) => entry.map(inner));
}

function nameOf(key: Value): string | undefined {
  if (typeof key === 'string') return key;
  return key instanceof Token ? key.name : undefined;
}

function encodeObject(value: Value, inner: Inner): Json {
  if (value instanceof Vertex) return encodeVertex(value, inner);
  if (value instanceof Edge) return encodeEdge(value, inner);
  if (value instanceof VertexProperty) return { ...vertexProperty(value, inner), label: value.key };
  if (value instanceof Property) return { key: value.key, value: inner(value.value) };
  if (value instanceof Path) {
    return { labels: value.labels.map((names) => [...names]), objects: value.objects.map(inner) };
  }
  if (value instanceof DateTime) return formatDateTime(value);
  if (value instanceof Uuid) return value.text;
  if (value instanceof Token) return value.name;
  throw new TypeError('This is no value of the language');
}

function encodeVertex({ id, label, properties = [] }: Vertex, inner: Inner): Json {
  const byKey = new Map<string, Json[]>();
  for (const property of properties) {
    const list = byKey.get(property.key);
    const encoded = vertexProperty(property, inner);
    if (list) list.push(encoded);
    else byKey.set(property.key, [encoded]);
  }
  return { id: inner(id), label, type: 'vertex', properties: Object.fromEntries(byKey) };
}

function vertexProperty({ id, value, properties }: VertexProperty, inner: Inner) {
  const body = { id: inner(id), value: inner(value) };
  if (properties.length === 0) return body;
  const meta = properties.map((property) => [property.key, inner(property.value)]);
  return { ...body, properties: Object.fromEntries(meta) as Json };
}

function encodeEdge({ id, label, inV, outV, properties = [] }: Edge, inner: Inner): Json {
  return {
    id: inner(id),
    label,
    type: 'edge',
    inV: inner(inV.id),
    inVLabel: inV.label,
    outV: inner(outV.id),
    outVLabel: outV.label,
    properties: Object.fromEntries(properties.map(({ key, value }) => [key, inner(value)])),
  };
}
