import { type Json, type JsonObject, TypedNumber, Uuid, type Value } from '@meshlapse/model';

/** A text that is the same for values that are equal; numbers are equal across their types. */
export function keyOf(value: Value): string {
  if (typeof value === 'number') return `number ${value + 0}`;
  if (value instanceof TypedNumber) return `number ${Number(value.value) + 0}`;
  if (value instanceof Uuid) return `uuid ${value.text}`;
  if (Array.isArray(value)) return `list ${JSON.stringify(value.map(keyOf))}`;
  if (value instanceof Map) return `map ${JSON.stringify([...value].flat().map(keyOf))}`;
  if (value instanceof Set) return `set ${JSON.stringify([...value].map(keyOf))}`;
  return `${typeof value} ${JSON.stringify(value)}`;
}

/** Follows `a.b[0].c` through own keys only; `undefined` when it leads nowhere. */
export function atPath(document: JsonObject, path: string): Json | undefined {
  let here: Json | undefined = document;
  for (const part of path.split('.')) {
    const match = /^([^[\]]+)((?:\[\d+\])*)$/.exec(part);
    if (match?.[1] === undefined) return undefined;
    here = member(here, match[1]);
    for (const [, index] of (match[2] ?? '').matchAll(/\[(\d+)\]/g)) {
      here = Array.isArray(here) ? (here[Number(index)] as Json | undefined) : undefined;
    }
  }
  return here;
}

function member(json: Json | undefined, key: string): Json | undefined {
  const isObject = typeof json === 'object' && json !== null && !Array.isArray(json);
  return isObject && Object.hasOwn(json, key) ? (json as JsonObject)[key] : undefined;
}
