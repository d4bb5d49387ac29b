import type { Json, JsonObject } from '@meshlapse/model';

/**
 * Readers of what a stranger wrote: each gives the value when it has the type that is asked for and otherwise
 * nothing, so that an object of any shape can be read.
 */
export function objectOf(json: Json | undefined): JsonObject | undefined {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return undefined;
  return json as JsonObject;
}

/** A missing list and `null` are the empty list: API servers write both. */
function listOf(json: Json | undefined): readonly Json[] {
  return Array.isArray(json) ? json : [];
}

export function objectsOf(json: Json | undefined): readonly JsonObject[] {
  return listOf(json).map(objectOf).filter(isPresent);
}

export function textOf(json: Json | undefined): string | undefined {
  return typeof json === 'string' && json !== '' ? json : undefined;
}

export function textsOf(json: Json | undefined): readonly string[] {
  return listOf(json).map(textOf).filter(isPresent);
}

/** `1e999` is JSON too, and no number. */
export function numberOf(json: Json | undefined): number | undefined {
  return Number.isFinite(json) ? (json as number) : undefined;
}

export function textMapOf(json: Json | undefined): Readonly<Record<string, string>> {
  const object = objectOf(json);
  if (!object) return {};
  const entries = Object.entries(object).filter((entry) => typeof entry[1] === 'string');
  return Object.fromEntries(entries) as Readonly<Record<string, string>>;
}

/** What lies at the end of a path of keys. */
export function at(json: Json | undefined, ...path: readonly string[]): Json | undefined {
  let here = json;
  for (const key of path) {
    const object = objectOf(here);
    if (!object || !Object.hasOwn(object, key)) return undefined;
    here = object[key];
  }
  return here;
}

export function isPresent<T>(item: T | undefined): item is T {
  return item !== undefined;
}
