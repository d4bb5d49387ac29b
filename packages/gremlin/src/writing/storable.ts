import type { Value } from '@meshlapse/model';
import { MAX_VALUE_DEPTH, tooDeep } from '../values/identity.ts';
import { unexpected } from '../values/type-error.ts';
import { type Family, familyOf } from '../values/type-rank.ts';
import { isList, type LiveValue } from '../values/value.ts';

const SCALARS: ReadonlySet<Family> = new Set([
  'null',
  'boolean',
  'number',
  'date',
  'string',
  'uuid',
]);

/**
 * The value as a property may hold it: numbers, texts and the like, and lists, sets and maps of them.
 *
 * @throws {CodedError} `GREMLIN_TYPE` for elements and what else belongs to a running query.
 */
export function storable(value: LiveValue): Value {
  check(value, MAX_VALUE_DEPTH);
  return value as Value;
}

/** Null, truth values, numbers, dates, texts and UUIDs. */
export function isScalar(value: LiveValue): boolean {
  return SCALARS.has(familyOf(value));
}

function check(value: LiveValue, depth: number): void {
  if (depth === 0) throw tooDeep();
  if (isScalar(value)) return;
  for (const part of partsOf(value)) check(part, depth - 1);
}

function partsOf(value: LiveValue): Iterable<LiveValue> {
  if (isList(value) || value instanceof Set) return value;
  if (value instanceof Map) return [...value].flat();
  throw unexpected('A property can only hold values, lists, sets and maps', value);
}
