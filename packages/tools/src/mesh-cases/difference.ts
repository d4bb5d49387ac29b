import type { Json } from '@meshlapse/model';

export interface Difference {
  readonly path: string;
  readonly got: Json | undefined;
  readonly expected: Json | undefined;
}

/** The first place where two JSON values are not the same; the order of an object's keys does not matter. */
export function firstDifference(
  got: Json | undefined,
  expected: Json | undefined,
  path = '',
): Difference | undefined {
  if (got === expected) return undefined;
  if (!isContainer(got) || !isContainer(expected)) return { path, got, expected };
  if (Array.isArray(got) !== Array.isArray(expected)) return { path, got, expected };
  const mine = got as Readonly<Record<string, Json>>;
  const theirs = expected as Readonly<Record<string, Json>>;
  for (const key of new Set([...Object.keys(theirs), ...Object.keys(mine)])) {
    const step = Array.isArray(got) ? `[${key}]` : `/${key}`;
    const found = firstDifference(mine[key], theirs[key], `${path}${step}`);
    if (found) return found;
  }
  return undefined;
}

function isContainer(json: Json | undefined): json is Exclude<Json, string | number | boolean> {
  return typeof json === 'object' && json !== null;
}
