import type { Json } from '@meshlapse/model';

/**
 * Paths under which two documents differ, as `spec.containers[0].image`: as deep as both go on alike. What only one
 * has is one path, however much it holds.
 */
export function changedPaths(
  before: Json | undefined,
  after: Json | undefined,
  path = '',
): readonly string[] {
  if (before === after) return [];
  if (Array.isArray(before) && Array.isArray(after)) {
    const indexes = Array.from({ length: Math.max(before.length, after.length) }, (_, i) => i);
    return indexes.flatMap((i) => changedPaths(before[i], after[i], `${path}[${i}]`));
  }
  if (isObject(before) && isObject(after)) {
    const names = new Set([...Object.keys(before), ...Object.keys(after)]);
    return [...names].flatMap((name) =>
      changedPaths(
        ownMember(before, name),
        ownMember(after, name),
        path ? `${path}.${name}` : name,
      ),
    );
  }
  return [path];
}

type JsonObject = { readonly [key: string]: Json };

function isObject(json: Json | undefined): json is JsonObject {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}

function ownMember(object: JsonObject, name: string): Json | undefined {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}
