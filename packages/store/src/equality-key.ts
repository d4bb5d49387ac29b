import { createHash } from 'node:crypto';
import { DateTime, TypedNumber, Uuid, type Value } from '@meshlapse/model';
import { type Key, u8 } from './key.ts';

const MAX_PLAIN_BYTES = 120;

/**
 * Bytes that are the same exactly for values that Gremlin holds equal: numbers across all their types, `-0` and `0`,
 * moments across offsets, maps and sets in any order. `undefined` for NaN, which equals nothing.
 *
 * At most 122 bytes, and none begins another's; what is longer is told by its SHA-256.
 */
export function equalityKey(value: Value): Key | undefined {
  if (typeof value === 'string' && value.length < MAX_PLAIN_BYTES && isAscii(value)) {
    return `${u8(value.length + 1)}s${value}`;
  }
  if (isNaNValue(value)) return undefined;
  const bytes = Buffer.from(canonical(value), 'utf8');
  if (bytes.length <= MAX_PLAIN_BYTES) return u8(bytes.length) + bytes.toString('latin1');
  return u8(255) + createHash('sha256').update(bytes).digest().toString('latin1');
}

/** Nearly every id is: its bytes are its characters. */
function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 127) return false;
  return true;
}

function isNaNValue(value: Value): boolean {
  return Number.isNaN(value instanceof TypedNumber ? value.value : value);
}

function canonical(value: Value): string {
  if (value === null) return 'null';
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return `s${value}`;
  if (typeof value === 'number') return `n${decimal(value)}`;
  if (value instanceof TypedNumber) return `n${decimal(value.value)}`;
  if (value instanceof DateTime) return `d${value.at}`;
  if (value instanceof Uuid) return `u${value.text}`;
  if (Array.isArray(value)) return `l${joined(value.map(canonical))}`;
  if (value instanceof Set) return `t${joined([...value].map(canonical).sort())}`;
  if (value instanceof Map) {
    const pairs = [...value].map(([key, item]) => joined([canonical(key), canonical(item)]));
    return `m${joined(pairs.sort())}`;
  }
  throw new TypeError('Graph elements and paths are no property values');
}

function joined(parts: readonly string[]): string {
  return JSON.stringify(parts);
}

/** The shortest decimal text of a number, the same whatever type holds it. */
function decimal(value: number | bigint | string): string {
  if (typeof value === 'bigint') return String(value);
  if (typeof value === 'number') {
    return Number.isInteger(value) ? String(BigInt(value)) : normalised(String(value));
  }
  return normalised(value);
}

/** Decimal text as digits and an exponent, without zeros at either end. */
function normalised(text: string): string {
  const match = /^([+-]?)(\d*)\.?(\d*)(?:[eE]([+-]?\d+))?$/.exec(text.trim());
  if (!match) return text;
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match;
  const digits = `${whole}${fraction}`.replace(/^0+/, '');
  const significant = digits.replace(/0+$/, '');
  const scale = Number(exponent) - fraction.length + digits.length - significant.length;
  if (significant === '') return '0';
  const minus = sign === '-' ? '-' : '';
  return scale >= 0 && scale < 400
    ? `${minus}${significant}${'0'.repeat(scale)}`
    : `${minus}${significant}e${scale}`;
}
