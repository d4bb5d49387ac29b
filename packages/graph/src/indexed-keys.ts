import type { ElementKind, JsonObject, PropertyMap, PropertyRow, Value } from '@meshlapse/model';
import { valueOfJson } from '@meshlapse/model';
import type { Key } from '@meshlapse/store';
import { holding } from './layout.ts';

/** Vertex keys whose values are found without reading every vertex. Others are read from the vertices. */
export const INDEXED_KEYS: readonly string[] = ['name', 'namespace', 'cluster', 'resource', 'uid'];

export type IsIndexed = (kind: ElementKind, key: string) => boolean;

/** What a recorded graph can look up. */
export const indexedWhenRecorded: IsIndexed = (kind, key) =>
  kind === 'vertex' && INDEXED_KEYS.includes(key);

/** An ordinary graph looks every key up. */
export const alwaysIndexed: IsIndexed = () => true;

/** The groups that a recorded vertex belongs to: one for each indexed key under which it has a value. */
export function indexGroups(
  version: { readonly properties: PropertyMap; readonly document?: JsonObject },
  numberOf: (key: string) => number,
): Key[] {
  const groups: Key[] = [];
  for (const key of INDEXED_KEYS) {
    const value = version.properties.get(key) ?? topLevel(version.document, key);
    const group = value === undefined ? undefined : holding('vertex', numberOf(key), value);
    if (group !== undefined) groups.push(group);
  }
  return groups;
}

/** The groups that an element of an ordinary graph belongs to: one for each value under each key. */
export function rowGroups(
  kind: ElementKind,
  rows: readonly PropertyRow[],
  numberOf: (key: string) => number,
): Key[] {
  const groups = new Set<Key>();
  for (const { key, value } of rows) {
    const group = holding(kind, numberOf(key), value);
    if (group !== undefined) groups.add(group);
  }
  return [...groups];
}

/** What a view finds under the key when it is no property. */
function topLevel(document: JsonObject | undefined, key: string): Value | undefined {
  if (!document || !Object.hasOwn(document, key)) return undefined;
  const json = document[key];
  return json === undefined ? undefined : valueOfJson(json);
}
