import type { JsonObject, PropertyMap, Value } from '@meshlapse/model';
import { valueOfJson } from '@meshlapse/model';
import type { Key } from '@meshlapse/store';
import { holding } from './layout.ts';

/** Vertex keys whose values are found without reading every vertex. Others are read from the vertices. */
export const INDEXED_KEYS: readonly string[] = ['name', 'namespace', 'cluster', 'resource', 'uid'];

/** The groups that a version belongs to: one for each indexed key under which it has a value. */
export function indexGroups(
  version: { readonly properties: PropertyMap; readonly document?: JsonObject },
  numberOf: (key: string) => number,
): Key[] {
  const groups: Key[] = [];
  for (const key of INDEXED_KEYS) {
    const value = version.properties.get(key) ?? topLevel(version.document, key);
    const group = value === undefined ? undefined : holding(numberOf(key), value);
    if (group !== undefined) groups.push(group);
  }
  return groups;
}

/** What a view finds under the key when it is no property. */
function topLevel(document: JsonObject | undefined, key: string): Value | undefined {
  if (!document || !Object.hasOwn(document, key)) return undefined;
  const json = document[key];
  return json === undefined ? undefined : valueOfJson(json);
}
