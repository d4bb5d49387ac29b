import type { Instant } from '@meshlapse/model';

/**
 * The bytes of a key, each as one character from U+0000 to U+00FF.
 *
 * So a key compares with `<` as its bytes do, joins with `+`, and serves as the key of a `Map`. Numbers are
 * big-endian and of fixed width.
 */
export type Key = string;

/** The longest key that every backend takes, in bytes. */
export const MAX_KEY_BYTES = 1024;

const chars = String.fromCharCode;

export function u8(value: number): Key {
  return chars(value);
}

export function u16(value: number): Key {
  return chars(value >>> 8, value & 255);
}

export function u32(value: number): Key {
  return chars(value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255);
}

/** Whole numbers from 0 to 2^48 - 1. */
export function u48(value: number): Key {
  return u16(Math.floor(value / 2 ** 32)) + u32(value >>> 0);
}

/** Orders before the epoch too. */
export function instantKey(at: Instant): Key {
  const high = Math.floor(at / 2 ** 32);
  return u32(high + 2 ** 31) + u32(at - high * 2 ** 32);
}

export function readU32(key: Key, offset: number): number {
  const byte = (i: number) => key.charCodeAt(offset + i);
  return byte(0) * 2 ** 24 + (byte(1) << 16) + (byte(2) << 8) + byte(3);
}

export function readU48(key: Key, offset: number): number {
  return (
    readU32(key, offset) * 2 ** 16 + (key.charCodeAt(offset + 4) << 8) + key.charCodeAt(offset + 5)
  );
}

export function readInstant(key: Key, offset: number): Instant {
  return (readU32(key, offset) - 2 ** 31) * 2 ** 32 + readU32(key, offset + 4);
}

/** Text as UTF-8 in code point order, ended so that no text's key begins another's. */
export function textKey(text: string): Key {
  return `${Buffer.from(text, 'utf8').toString('latin1').replaceAll('\0', '\0\xff')}\0\0`;
}

/** The text that begins at `offset`, and where what follows it begins. */
export function readText(
  key: Key,
  offset: number,
): { readonly text: string; readonly end: number } {
  let end = key.indexOf('\0', offset);
  while (key.charCodeAt(end + 1) === 255) end = key.indexOf('\0', end + 2);
  const bytes = key.slice(offset, end).replaceAll('\0\xff', '\0');
  return { text: Buffer.from(bytes, 'latin1').toString('utf8'), end: end + 2 };
}

/** The range of all keys that begin with `prefix`. */
export function withPrefix(prefix: Key): { readonly from: Key; readonly to: Key } {
  let length = prefix.length;
  while (length > 0 && prefix.charCodeAt(length - 1) === 255) length--;
  if (length === 0) return { from: prefix, to: '\xff'.repeat(MAX_KEY_BYTES) };
  const last = prefix.charCodeAt(length - 1);
  return { from: prefix, to: prefix.slice(0, length - 1) + u8(last + 1) };
}

/** The least key after this one. */
export function following(key: Key): Key {
  return `${key}\0`;
}
