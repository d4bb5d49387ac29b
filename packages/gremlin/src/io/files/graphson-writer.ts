import type { GraphView, Json, JsonObject, PropertyRow } from '@meshlapse/model';
import { encodeGraphson } from '../graphson-encoder.ts';
import { type Spoke, type Star, starsOf, type VertexRow } from './stars.ts';

/** A line for each vertex. Edges are told on both of their vertices, since some readers look at one end only. */
export async function* writeGraphson(view: GraphView): AsyncGenerator<Uint8Array> {
  for await (const stars of starsOf(view)) {
    for (const star of stars) yield Buffer.from(`${JSON.stringify(lineOf(star))}\n`);
  }
}

function lineOf({ id, label, properties, out, in: into }: Star): JsonObject {
  return {
    id: encodeGraphson(id),
    label,
    ...held(
      'inE',
      byKey(into, 'label', (spoke) => edgeOf(spoke, 'outV')),
    ),
    ...held(
      'outE',
      byKey(out, 'label', (spoke) => edgeOf(spoke, 'inV')),
    ),
    ...held('properties', byKey(properties, 'key', propertyOf)),
  };
}

function edgeOf({ id, other, properties }: Spoke, end: 'inV' | 'outV'): JsonObject {
  return { id: encodeGraphson(id), [end]: encodeGraphson(other), ...plain(properties) };
}

function propertyOf({ id, value, meta }: VertexRow): JsonObject {
  return { id: encodeGraphson(id), value: encodeGraphson(value), ...plain(meta) };
}

function plain(rows: readonly Pick<PropertyRow, 'key' | 'value'>[]): JsonObject {
  return held(
    'properties',
    rows.map(({ key, value }) => [key, encodeGraphson(value)] as const),
  );
}

/** Lists of what has the same key, in the order in which keys come first. */
function byKey<K extends string, T extends { readonly [key in K]: string }>(
  items: readonly T[],
  key: K,
  form: (item: T) => Json,
): readonly (readonly [string, Json])[] {
  const groups = Map.groupBy(items, (item) => item[key]);
  return [...groups].map(([name, own]) => [name, own.map(form)] as const);
}

/** Nothing where there is nothing. */
function held(field: string, entries: readonly (readonly [string, Json])[]): JsonObject {
  return entries.length === 0 ? {} : { [field]: Object.fromEntries(entries) };
}
