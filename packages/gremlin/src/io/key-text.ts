import { DateTime, Edge, Token, TypedNumber, Uuid, type Value, Vertex } from '@meshlapse/model';
import { formatDateTime } from './offset-date-time.ts';
import { encodeUntyped } from './untyped-encoder.ts';

/** A key as text, for formats whose maps have no other keys. Elements are their ids. */
export function keyText(key: Value): string {
  if (typeof key === 'string') return key;
  if (key instanceof Token) return key.name;
  if (key instanceof Vertex || key instanceof Edge) return keyText(key.id);
  if (key instanceof Uuid) return key.text;
  if (key instanceof DateTime) return formatDateTime(key);
  if (key instanceof TypedNumber) return String(key.value);
  return typeof key === 'object' && key !== null ? JSON.stringify(encodeUntyped(key)) : String(key);
}
