import { CodedError } from '@meshlapse/model';
import { MAX_VALUE_DEPTH, tooDeep } from './identity.ts';
import { Element, LivePath, LiveSubgraph, type LiveValue, MapEntry } from './value.ts';

/** Parts that one value may have: `repeat()` could put a list into itself twice, and that twice again. */
const MAX_PARTS = 1_000_000;

/** Parts that all values which are walked through together may have. */
const MAX_PARTS_TOGETHER = 10_000_000;

/** @throws {CodedError} `QUERY_LIMIT` for a collection that would have too many members; asked before it is made. */
export function checkMembers(count: number): void {
  if (count > MAX_PARTS) throw tooLarge('A value has', MAX_PARTS);
}

interface Extent {
  readonly parts: number;
  readonly depth: number;
}

const SINGLE: Extent = { parts: 1, depth: 0 };

/** What was measured before: a value that is in many others is measured once. */
const extents = new WeakMap<object, Extent>();

/**
 * Refuses values that could not be walked through in good time. What stands in several places counts in each of them.
 *
 * @throws {CodedError} `QUERY_LIMIT`, `VALUE_TOO_DEEP`
 */
export function checkSizes(values: readonly LiveValue[]): void {
  let together = 0;
  for (const value of values) {
    const { parts } = extentOf(value, MAX_VALUE_DEPTH);
    together += parts;
    if (parts > MAX_PARTS) throw tooLarge('A value has', MAX_PARTS);
    if (together > MAX_PARTS_TOGETHER) throw tooLarge('Values have together', MAX_PARTS_TOGETHER);
  }
}

function extentOf(value: LiveValue, depthLeft: number): Extent {
  if (typeof value !== 'object' || value === null || value instanceof Element) return SINGLE;
  const known = extents.get(value) ?? measured(value, depthLeft);
  if (known.depth >= depthLeft) throw tooDeep();
  return known;
}

function measured(value: LiveValue & object, depthLeft: number): Extent {
  const held = partsOf(value);
  if (!held) return SINGLE;
  if (depthLeft === 0) throw tooDeep();
  let parts = 1;
  let deepest = 0;
  for (const part of held) {
    const extent = extentOf(part, depthLeft - 1);
    parts += extent.parts;
    deepest = Math.max(deepest, extent.depth);
  }
  const extent = { parts, depth: deepest + 1 };
  extents.set(value, extent);
  return extent;
}

/** What a collection, entry, path or subgraph is made of; `undefined` for anything else. */
export function partsOf(value: LiveValue): Iterable<LiveValue> | undefined {
  if (Array.isArray(value) || value instanceof Set) return value;
  if (value instanceof Map) return [...value].flat();
  if (value instanceof MapEntry) return [value.key, value.value];
  if (value instanceof LiveSubgraph) return [...value.vertices, ...value.edges];
  return value instanceof LivePath ? value.objects : undefined;
}

function tooLarge(what: string, most: number): CodedError {
  return new CodedError({
    code: 'QUERY_LIMIT',
    category: 'incorrect',
    message: `${what} more than ${most} parts, those that stand in several places counted in each. Keep what is needed of them with select() or unfold() and limit() before going on.`,
    data: { limit: 'valueSize', value: most },
  });
}
