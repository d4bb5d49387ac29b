import {
  DateTime,
  Edge,
  type ElementId,
  Path,
  Property,
  Token,
  TypedNumber,
  Uuid,
  Vertex,
  VertexProperty,
} from '@meshlapse/model';
import { identityOf, idText, MAX_VALUE_DEPTH, tooDeep } from './identity.ts';
import { compareNumbers, isNaNumber, isNumeric } from './numbers.ts';
import { FAMILIES, familyOf } from './type-rank.ts';
import { Element, ElementProperty, isList, LivePath, type LiveValue, MapEntry } from './value.ts';

/**
 * Equality of the language: numbers across their types, collections by their members; NaN equals nothing.
 *
 * Values of different families differ. Elements need their headers.
 */
export function equalValues(a: LiveValue, b: LiveValue, depth = MAX_VALUE_DEPTH): boolean {
  if (depth === 0) throw tooDeep();
  if (a === b) return !isNaNumber(a);
  if (isNumeric(a) && isNumeric(b)) {
    return !isNaNumber(a) && !isNaNumber(b) && compareNumbers(a, b) === 0;
  }
  if (typeof a !== 'object' || typeof b !== 'object' || familyOf(a) !== familyOf(b)) return false;
  return equalObjects(a, b, depth - 1);
}

function equalObjects(a: LiveValue, b: LiveValue, depth: number): boolean {
  if (isList(a) && isList(b)) return equalLists(a, b, depth);
  if (a instanceof Set && b instanceof Set) return equalSets(a, b, depth);
  if (a instanceof Map && b instanceof Map) return equalMaps(a, b, depth);
  if (isPath(a) && isPath(b)) return equalLists(a.objects, b.objects, depth);
  if (a instanceof DateTime && b instanceof DateTime) return a.at === b.at;
  return identityOf(a, depth) === identityOf(b, depth);
}

/**
 * The order of two values of one family; `undefined` when they cannot be compared, as a text with a number can not.
 */
export function compareValues(a: LiveValue, b: LiveValue): number | undefined {
  if (familyOf(a) !== familyOf(b)) return undefined;
  if (isNaNumber(a) || isNaNumber(b)) return undefined;
  return orderValues(a, b);
}

/** A total order over all values: by family first. NaN is the largest number. */
export function orderValues(a: LiveValue, b: LiveValue, depth = MAX_VALUE_DEPTH): number {
  if (depth === 0) throw tooDeep();
  if (a === b) return 0;
  if (typeof a === 'string' && typeof b === 'string') return compareText(a, b);
  if (isNumeric(a) && isNumeric(b)) return compareNumbers(a, b);
  const family = familyOf(a);
  const other = familyOf(b);
  if (family !== other) return FAMILIES.indexOf(family) - FAMILIES.indexOf(other);
  return orderObjects(a, b, depth);
}

/** By code point, which is also the order of UTF-8 bytes. */
export function compareText(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i += 1) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x !== y) return isSurrogate(x) === isSurrogate(y) ? x - y : isSurrogate(x) ? 1 : -1;
  }
  return a.length - b.length;
}

function isSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdfff;
}

function orderObjects(a: LiveValue, b: LiveValue, depth: number): number {
  if (typeof a === 'boolean') return Number(a) - Number(b);
  if (isList(a) && isList(b)) return orderLists(a, b, depth);
  if (a instanceof Set && b instanceof Set)
    return orderLists(sorted([...a]), sorted([...b]), depth);
  if (a instanceof Map && b instanceof Map) {
    return orderLists(sortedEntries(a), sortedEntries(b), depth);
  }
  if (isPath(a) && isPath(b)) return orderLists(a.objects, b.objects, depth);
  if (a instanceof DateTime && b instanceof DateTime) return a.at - b.at;
  const [x, y] = [keyOf(a), keyOf(b)];
  return orderLists(x, y, depth);
}

/** What decides the order of the other objects, as values. */
function keyOf(value: LiveValue): readonly LiveValue[] {
  if (value instanceof Element && value.header) return [value.header.id];
  if (value instanceof ElementProperty) return propertyKey(value);
  if (value instanceof MapEntry) return [value.key, value.value];
  if (value instanceof Uuid) return [value.text];
  if (value instanceof Token) return [value.name];
  if (value instanceof Vertex || value instanceof Edge) return [value.id];
  if (value instanceof VertexProperty) return [value.id];
  if (value instanceof Property) return [value.key, value.value];
  return [identityOf(value)];
}

function propertyKey({ owner, row, isMeta }: ElementProperty): readonly LiveValue[] {
  if (row.id !== undefined && !isMeta) return [row.id];
  const ownerId: ElementId | null =
    owner.kind === 'vertex' && !isMeta ? (owner.header?.id ?? null) : null;
  return [ownerId, row.key, row.value];
}

function sorted(values: readonly LiveValue[]): readonly LiveValue[] {
  return values.toSorted((x, y) => orderValues(x, y));
}

function sortedEntries(map: ReadonlyMap<LiveValue, LiveValue>): readonly LiveValue[] {
  return sorted([...map].map(([key, value]) => new MapEntry(key, value)));
}

function orderLists(a: readonly LiveValue[], b: readonly LiveValue[], depth: number): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i += 1) {
    const order = orderValues(a[i] ?? null, b[i] ?? null, depth - 1);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

function equalLists(a: readonly LiveValue[], b: readonly LiveValue[], depth: number): boolean {
  return a.length === b.length && a.every((x, i) => equalValues(x, b[i] ?? null, depth));
}

function equalSets(a: ReadonlySet<LiveValue>, b: ReadonlySet<LiveValue>, depth: number): boolean {
  const others = [...b];
  return a.size === b.size && [...a].every((x) => others.some((y) => equalValues(x, y, depth)));
}

function equalMaps(
  a: ReadonlyMap<LiveValue, LiveValue>,
  b: ReadonlyMap<LiveValue, LiveValue>,
  depth: number,
): boolean {
  return (
    a.size === b.size &&
    [...a].every(([key, value]) => {
      const held = lookUp(b, key);
      return held !== undefined && equalValues(value, held, depth);
    })
  );
}

/** The value under an equal key; `undefined` when there is none. */
export function lookUp(
  map: ReadonlyMap<LiveValue, LiveValue>,
  key: LiveValue,
): LiveValue | undefined {
  const direct = map.get(key);
  if (direct !== undefined || typeof key === 'string') return direct;
  for (const [other, value] of map) if (equalValues(other, key)) return value;
  return undefined;
}

function isPath(value: LiveValue): value is LivePath | Path {
  return value instanceof LivePath || value instanceof Path;
}

/** Whether two ids name the same element. */
export function sameId(a: ElementId, b: ElementId): boolean {
  if (a instanceof TypedNumber && b instanceof TypedNumber) return compareNumbers(a, b) === 0;
  return idText(a) === idText(b);
}
