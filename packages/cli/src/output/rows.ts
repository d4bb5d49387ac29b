import {
  DateTime,
  Edge,
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
import type { Rows } from './columns.ts';
import { skydiveRowsOf } from './skydive-rows.ts';

/** Maps become a column a key, elements one a well-known property, anything else a single column. */
export function rowsOf(results: readonly Value[]): Rows {
  const skydive = skydiveRowsOf(results);
  if (skydive) return skydive;
  if (results.length > 0 && results.every((value) => value instanceof Map)) {
    return mapRows(results as readonly ReadonlyMap<Value, Value>[]);
  }
  if (results.length > 0 && results.every((value) => value instanceof Vertex)) {
    return vertexRows(results as readonly Vertex[]);
  }
  return { columns: ['result'], rows: results.map((value) => [cellText(value)]) };
}

function mapRows(maps: readonly ReadonlyMap<Value, Value>[]): Rows {
  const keys = new Map<string, Value>();
  for (const map of maps) for (const key of map.keys()) keys.set(cellText(key), key);
  return {
    columns: [...keys.keys()],
    rows: maps.map((map) =>
      [...keys.values()].map((key) => (map.has(key) ? cellText(map.get(key) ?? null) : '')),
    ),
  };
}

const SHOWN = ['cluster', 'namespace', 'name'];

function vertexRows(vertices: readonly Vertex[]): Rows {
  const text = (vertex: Vertex, key: string) => {
    const property = vertex.properties?.find((candidate) => candidate.key === key);
    return property === undefined ? '' : cellText(property.value);
  };
  const shown = SHOWN.filter((key) => vertices.some((vertex) => text(vertex, key) !== ''));
  return {
    columns: ['label', ...shown, 'id'],
    rows: vertices.map((vertex) => [
      vertex.label,
      ...shown.map((key) => text(vertex, key)),
      cellText(vertex.id),
    ]),
  };
}

/** A value on one line, as a person reads it. Lists of one, as valueMap() gives, show their item. */
export function cellText(value: Value): string {
  if (value === null) return 'null';
  if (typeof value !== 'object') return String(value);
  if (value instanceof TypedNumber) return String(value.value);
  if (value instanceof DateTime) return formatInstant(value.at);
  if (value instanceof Uuid) return value.text;
  if (value instanceof Token) return value.name;
  if (value instanceof Vertex) return `${value.label}/${nameOf(value)}`;
  if (value instanceof Edge) {
    return `${cellText(value.outV)} -${value.label}-> ${cellText(value.inV)}`;
  }
  if (value instanceof VertexProperty || value instanceof Property) {
    return `${value.key}=${cellText(value.value)}`;
  }
  if (value instanceof Path) return value.objects.map(cellText).join(' -> ');
  if (value instanceof Tree) return collectionText(value.children);
  if (value instanceof Subgraph) {
    return `${value.vertices.length} vertices, ${value.edges.length} edges`;
  }
  if (value instanceof TraversalMetrics) return `${value.nanoseconds / 1e6} ms`;
  return collectionText(value);
}

function collectionText(
  value: readonly Value[] | ReadonlySet<Value> | ReadonlyMap<Value, Value>,
): string {
  if (value instanceof Map) {
    return `{${[...value].map(([key, item]) => `${cellText(key)}: ${cellText(item)}`).join(', ')}}`;
  }
  const items = [...(value as Iterable<Value>)];
  const [only] = items;
  if (items.length === 1 && only !== undefined) return cellText(only);
  return `[${items.map(cellText).join(', ')}]`;
}

function nameOf(vertex: Vertex): string {
  const name = vertex.properties?.find((property) => property.key === 'name');
  return cellText(name?.value ?? vertex.id);
}
