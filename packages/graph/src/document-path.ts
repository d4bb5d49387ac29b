import { type Json, type JsonObject, type Value, valueOfJson } from '@meshlapse/model';

/** Names of members and numbers of list items. */
export type Path = readonly (string | number)[];

/** Reads `status.conditions[0].reason`; `undefined` for what is no path. */
export function parsePath(text: string): Path | undefined {
  const path: (string | number)[] = [];
  for (const part of text.split('.')) {
    const match = /^([^[\]]+)((?:\[\d+\])*)$/.exec(part);
    if (match?.[1] === undefined) return undefined;
    path.push(match[1]);
    for (const [, index] of (match[2] ?? '').matchAll(/\[(\d+)\]/g)) path.push(Number(index));
  }
  return path;
}

/** What a path leads to, through own members only: names are a stranger's. */
export function valueAtPath(document: JsonObject, path: Path): Value | undefined {
  let here: Json | undefined = document;
  for (const part of path) {
    if (typeof here !== 'object' || here === null) return undefined;
    const isList = Array.isArray(here);
    if (isList !== (typeof part === 'number') || !Object.hasOwn(here, part)) return undefined;
    here = (here as { readonly [key: string | number]: Json })[part];
  }
  return here === undefined ? undefined : valueOfJson(here);
}
