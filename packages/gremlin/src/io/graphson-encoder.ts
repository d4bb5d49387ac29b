import {
  DateTime,
  Edge,
  type Json,
  type JsonObject,
  numberType,
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
import { rawNumber } from './raw-number.ts';

/**
 * A value as typed GraphSON 3, for `JSON.stringify`: longs beyond 2^53 keep all their digits there.
 *
 * @throws {CodedError} `VALUE_TOO_DEEP`
 */
export function encodeGraphson(value: Value): Json {
  return encode(value, MAX_VALUE_DEPTH);
}

function encode(value: Value, depth: number): Json {
  if (depth === 0) throw tooDeep();
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return value;
  if (typeof value === 'number' || value instanceof TypedNumber) return encodeNumber(value);
  const inner = (part: Value) => encode(part, depth - 1);
  if (Array.isArray(value)) return typed('g:List', value.map(inner));
  if (value instanceof Set) return typed('g:Set', [...value].map(inner));
  if (value instanceof Map) return typed('g:Map', [...value].flat().map(inner));
  if (value instanceof Vertex) return typed('g:Vertex', vertexBody(value, inner));
  if (value instanceof Edge) return typed('g:Edge', edgeBody(value, inner));
  return encodeOther(value, inner);
}

type Inner = (value: Value) => Json;

function encodeOther(value: Value, inner: Inner): Json {
  if (value instanceof VertexProperty) return encodeVertexProperty(value, inner);
  if (value instanceof Property) {
    return typed('g:Property', { key: value.key, value: inner(value.value) });
  }
  if (value instanceof Path) {
    const labels = value.labels.map((names) => inner(new Set(names)));
    return typed('g:Path', { labels: typed('g:List', labels), objects: inner(value.objects) });
  }
  if (value instanceof DateTime) return typed('gx:OffsetDateTime', formatDateTime(value));
  if (value instanceof Uuid) return typed('g:UUID', value.text);
  if (value instanceof Token) return typed(`g:${value.type}`, value.name);
  throw new TypeError('This is no value of the language');
}

function typed(type: string, value: Json): Json {
  return { '@type': type, '@value': value };
}

const NUMBER_TYPES = {
  byte: 'gx:Byte',
  short: 'gx:Int16',
  int: 'g:Int32',
  long: 'g:Int64',
  bigInteger: 'gx:BigInteger',
  float: 'g:Float',
  double: 'g:Double',
  bigDecimal: 'gx:BigDecimal',
} as const;

function encodeNumber(value: number | TypedNumber): Json {
  const type = NUMBER_TYPES[numberType(value)];
  const plain = typeof value === 'number' ? value : value.value;
  if (typeof plain !== 'number') return typed(type, rawNumber(String(plain)));
  if (Object.is(plain, -0)) return typed(type, rawNumber('-0.0'));
  return typed(type, Number.isFinite(plain) ? plain : String(plain));
}

function vertexBody({ id, label, properties }: Vertex, inner: Inner): JsonObject {
  const body = { id: inner(id), label };
  if (!properties || properties.length === 0) return body;
  const byKey = new Map<string, Json[]>();
  for (const property of properties) {
    const list = byKey.get(property.key);
    const encoded = encodeVertexProperty(property, inner);
    if (list) list.push(encoded);
    else byKey.set(property.key, [encoded]);
  }
  return { ...body, properties: Object.fromEntries(byKey) };
}

function encodeVertexProperty({ id, key, value, properties }: VertexProperty, inner: Inner): Json {
  const body = { id: inner(id), value: inner(value), label: key };
  if (properties.length === 0) return typed('g:VertexProperty', body);
  const meta = properties.map((property) => [property.key, inner(property.value)]);
  return typed('g:VertexProperty', { ...body, properties: Object.fromEntries(meta) });
}

function edgeBody({ id, label, inV, outV, properties }: Edge, inner: Inner): JsonObject {
  const body = {
    id: inner(id),
    label,
    inVLabel: inV.label,
    outVLabel: outV.label,
    inV: inner(inV.id),
    outV: inner(outV.id),
  };
  if (!properties || properties.length === 0) return body;
  const encoded = properties.map((property) => [property.key, inner(property)]);
  return { ...body, properties: Object.fromEntries(encoded) };
}
