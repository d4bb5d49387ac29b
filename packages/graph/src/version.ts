import type { ElementHeader, Value } from '@meshlapse/model';
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
  values?: ReadonlyMap<number, readonly Value[]>;
  /** Once somebody asked. */
  header?: ElementHeader | undefined;
}

const NO_VALUES: readonly Value[] = [];

/** The values under a key, by the key's number. */
export function valuesUnder(version: Version, key: number | undefined): readonly Value[] {
  if (key === undefined) return NO_VALUES;
  version.values ??= valuesByKey(version.properties);
  return version.values.get(key) ?? NO_VALUES;
}

function valuesByKey(properties: EncodedProperties): ReadonlyMap<number, readonly Value[]> {
  const values = new Map<number, Value[]>();
  for (const { key, value } of decodeRows(properties)) {
    const held = values.get(key);
    if (held) held.push(value);
    else values.set(key, [value]);
  }
  return values;
}
