import type { ElementHeader, PropertyRow, Value } from '@meshlapse/model';
import { decodeRows, type EncodedProperties, type PutFact } from './fact-codec.ts';

/** One state of an element as a view reads it. */
export interface Version {
  readonly element: number;
  readonly fact: PutFact;
  /** Of the fact. */
  readonly number: number;
  /** With what touches changed, where the view sees touches. */
  readonly properties: EncodedProperties;
  /** Its properties by the numbers of their keys, once somebody asked. */
  values?: ValueLists;
  /** The same as a view shows them, once somebody asked. */
  rows?: readonly PropertyRow[];
  /** Once somebody asked. */
  header?: ElementHeader | undefined;
}

const NO_VALUES: readonly Value[] = [];

/** The values under each of its keys, by the number of the key. Most versions have few. */
interface ValueLists {
  readonly keys: readonly number[];
  readonly lists: readonly (readonly Value[])[];
}

/** The values under a key, by the key's number. */
export function valuesUnder(version: Version, key: number | undefined): readonly Value[] {
  if (key === undefined) return NO_VALUES;
  version.values ??= valueLists(version.properties);
  const { keys, lists } = version.values;
  for (let i = 0; i < keys.length; i++) if (keys[i] === key) return lists[i] ?? NO_VALUES;
  return NO_VALUES;
}

function valueLists(properties: EncodedProperties): ValueLists {
  const lists = new Map<number, Value[]>();
  for (const { key, value } of decodeRows(properties)) {
    const held = lists.get(key);
    if (held) held.push(value);
    else lists.set(key, [value]);
  }
  return { keys: [...lists.keys()], lists: [...lists.values()] };
}
