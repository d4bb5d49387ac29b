import { hash } from 'node:crypto';
import type { Json, JsonObject } from '@meshlapse/model';

/** Sets a key of a stranger's choice, also `__proto__`, as an own property. */
export function setOwn(object: Record<string, Json>, key: string, value: Json): void {
  if (key === '__proto__') {
    const writable = { enumerable: true, configurable: true, writable: true };
    Object.defineProperty(object, key, { value, ...writable });
  } else object[key] = value;
}

/** The same JSON with the keys of every object in order. */
export function sorted<T extends Json>(json: T): T {
  if (typeof json !== 'object' || json === null) return json;
  if (Array.isArray(json)) return json.map(sorted) as unknown as T;
  const source = json as JsonObject;
  const copy: Record<string, Json> = {};
  for (const key of Object.keys(source).sort()) setOwn(copy, key, sorted(source[key] ?? null));
  return copy as T;
}

/** 120 bits in 20 characters. */
export function shortHash(text: string): string {
  return hash('sha256', text, 'base64url').slice(0, 20);
}
