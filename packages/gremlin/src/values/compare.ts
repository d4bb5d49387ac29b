import {
  DateTime,
  Edge,
  type ElementId,
  Property,
  Token,
  TypedNumber,
  Uuid,
  Vertex,
  VertexProperty,
} from '@meshlapse/model';
import { membersOf } from './collection.ts';
import { identityOf, idText, MAX_VALUE_DEPTH, tooDeep } from './identity.ts';
import { compareNumbers, isNaNumber, isNumeric } from './numbers.ts';
import { FAMILIES, familyOf } from './type-rank.ts';
import { Element, ElementProperty, type LiveValue, MapEntry } from './value.ts';

/**
 * Equality of the language: numbers across their types, collections by their members; NaN equals nothing, and 0.0 is
 * not -0.0.
 *
 * Values of different families differ. Elements need their headers.
 */
export function equalValues(a: LiveValue, b: LiveValue, depth = MAX_VALUE_DEPTH): boolean {
  if (depth === 0) throw tooDeep();
  if (Object.is(a, b)) return !isNaNumber(a);
  if (isNumeric(a) && isNumeric(b)) {
    return !isNaNumber(a) && !isNaNumber(b) && compareNumbers(a, b) === 0;
  }
  if (typeof a !== 'object' || typeof b !== 'object' || familyOf(a) !== familyOf(b)) return false;
  return equalObjects(a, b, depth - 1);
}

function equalObjects(a: LiveValue, b: LiveValue, depth: number): boolean {
  const [own, other] = [partsOf(a), partsOf(b)];
  if (own && other) return equalLists(own, other, depth);
  if (a instanceof MapEntry && b instanceof MapEntry) {
    return equalLists([a.key, a.value], [b.key, b.value], depth);
  }
  if (a instanceof DateTime && b instanceof DateTime) return orderDates(a, b) === 0;
  return identityOf(a, depth) === identityOf(b, depth);
}

/**
 * The order of two values of one family; `undefined` when they cannot be compared, as a text with a number can not.
 *
 * Of collections the first members that differ decide, and where these cannot be compared nothing can.
 */
export function compareValues(
  a: LiveValue,
  b: LiveValue,
  depth = MAX_VALUE_DEPTH,
): number | undefined {
  if (depth === 0) throw tooDeep();
  if (familyOf(a) !== familyOf(b) || isNaNumber(a) || isNaNumber(b)) return undefined;
  return orderWithin(a, b, (x, y) => compareValues(x, y, depth - 1));
}

/** A total order over all values: by family first, texts and tokens as one. NaN is the largest number. */
export function orderValues(a: LiveValue, b: LiveValue, depth = MAX_VALUE_DEPTH): number {
  if (depth === 0) throw tooDeep();
  if (Object.is(a, b)) return 0;
  if (typeof a === 'string' && typeof b === 'string') return compareText(a, b);
  if (isNumeric(a) && isNumeric(b)) return compareNumbers(a, b);
  const byFamily = rankOf(a) - rankOf(b);
  if (byFamily !== 0) return byFamily;
  return orderWithin(a, b, (x, y) => orderValues(x, y, depth - 1)) ?? 0;
}

/** Tokens are keys of maps beside texts, and are sorted among them. */
function rankOf(value: LiveValue): number {
  return FAMILIES.indexOf(value instanceof Token ? 'string' : familyOf(value));
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

type Order = (a: LiveValue, b: LiveValue) => number | undefined;

/** The order of two values of one family, that of what they are made of being given. */
function orderWithin(a: LiveValue, b: LiveValue, order: Order): number | undefined {
  if (a === null || b === null) return 0;
  if (isNumeric(a) && isNumeric(b)) return compareNumbers(a, b);
  if (typeof a === 'boolean') return Number(a) - Number(b);
  if (a instanceof DateTime && b instanceof DateTime) return orderDates(a, b);
  if (isName(a) && isName(b)) return orderNames(a, b);
  return orderLists(partsOf(a) ?? keyOf(a), partsOf(b) ?? keyOf(b), order);
}

function isName(value: LiveValue): value is string | Token {
  return typeof value === 'string' || value instanceof Token;
}

/** A text comes before a token that is written alike. */
function orderNames(a: string | Token, b: string | Token): number {
  const [own, other] = [nameOf(a), nameOf(b)];
  const byName = compareText(own.name, other.name);
  return byName !== 0 ? byName : compareText(own.type, other.type);
}

function nameOf(value: string | Token): { readonly name: string; readonly type: string } {
  return typeof value === 'string' ? { name: value, type: '' } : value;
}

/** By instant; of one instant, the one that is later on the clock comes later. */
function orderDates(a: DateTime, b: DateTime): number {
  return a.at === b.at ? a.offsetMinutes - b.offsetMinutes : a.at - b.at;
}

/** The members of a collection in the order in which they are compared; `undefined` for anything else. */
function partsOf(value: LiveValue): readonly LiveValue[] | undefined {
  if (value instanceof Set) return sorted([...value]);
  if (value instanceof Map) {
    return sorted([...value].map(([key, held]) => new MapEntry(key, held)));
  }
  return membersOf(value);
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

function orderLists(
  a: readonly LiveValue[],
  b: readonly LiveValue[],
  order: Order,
): number | undefined {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i += 1) {
    const ordered = order(a[i] ?? null, b[i] ?? null);
    if (ordered !== 0) return ordered;
  }
  return a.length - b.length;
}

function equalLists(a: readonly LiveValue[], b: readonly LiveValue[], depth: number): boolean {
  return a.length === b.length && a.every((x, i) => equalValues(x, b[i] ?? null, depth));
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

/** Whether two ids name the same element. */
export function sameId(a: ElementId, b: ElementId): boolean {
  if (a instanceof TypedNumber && b instanceof TypedNumber) return compareNumbers(a, b) === 0;
  return idText(a) === idText(b);
}
