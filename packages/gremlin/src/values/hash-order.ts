import { numberType } from '@meshlapse/model';
import { isNumeric } from './numbers.ts';
import type { LiveValue } from './value.ts';

const SMALLEST_TABLE = 16;
const FULLEST = 0.75;

/**
 * What was put into a map in this order, in the order in which `java.util.HashMap`, hence TinkerPop, goes through it.
 *
 * As it came when not all keys are texts, whole numbers, booleans or null: other hash codes are not specified alike.
 */
export function inHashOrder<T extends { readonly key: LiveValue }>(
  entries: readonly T[],
): readonly T[] {
  let size = SMALLEST_TABLE;
  while (entries.length > size * FULLEST) size *= 2;
  const placed: { readonly entry: T; readonly place: number }[] = [];
  for (const entry of entries) {
    const code = hashCode(entry.key);
    if (code === undefined) return entries;
    placed.push({ entry, place: (code ^ (code >>> 16)) & (size - 1) });
  }
  return placed.sort((a, b) => a.place - b.place).map(({ entry }) => entry);
}

function hashCode(key: LiveValue): number | undefined {
  if (key === null) return 0;
  if (typeof key === 'string') return textHash(key);
  if (typeof key === 'boolean') return key ? 1231 : 1237;
  if (!isNumeric(key)) return undefined;
  const type = numberType(key);
  if (type === 'int') return Number(typeof key === 'number' ? key : key.value);
  return type === 'long' ? longHash(BigInt(typeof key === 'number' ? key : key.value)) : undefined;
}

function textHash(text: string): number {
  let hash = 0;
  for (let i = 0; i < text.length; i += 1) hash = (Math.imul(31, hash) + text.charCodeAt(i)) | 0;
  return hash;
}

function longHash(value: bigint): number {
  return Number(BigInt.asIntN(32, value ^ (value >> 32n)));
}
