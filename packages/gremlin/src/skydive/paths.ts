import type { Value } from '@meshlapse/model';

/** Longer keys lead nowhere: they would only take long. */
const MOST_SEGMENTS = 100;

/**
 * What is at a dotted key of a nested map: through a list, all that is there in its members.
 *
 * Keys that hold dots are found too, the longest first. Names of fields as Go has them mean what they are in JSON.
 */
export function valuesAt(value: Value, key: string): readonly Value[] {
  const segments = key.split('.', MOST_SEGMENTS + 1);
  return segments.length > MOST_SEGMENTS ? [] : walk(value, segments);
}

function walk(value: Value, segments: readonly string[]): readonly Value[] {
  if (segments.length === 0) return [value];
  if (Array.isArray(value)) return value.flatMap((member) => walk(member, segments));
  if (!(value instanceof Map)) return [];
  for (let taken = segments.length; taken > 0; taken -= 1) {
    const key = segments.slice(0, taken).join('.');
    if (value.has(key)) return walk(value.get(key) ?? null, segments.slice(taken));
  }
  const [first = '', ...rest] = segments;
  const name = jsonName(first);
  return name !== first && value.has(name) ? walk(value.get(name) ?? null, rest) : [];
}

/** `ObjectMeta` is `metadata`, `PodIP` is `podIP`, `HTTPGet` is `httpGet`, `UID` is `uid`. */
function jsonName(name: string): string {
  if (name === 'ObjectMeta') return 'metadata';
  const [capitals = ''] = /^[A-Z]+(?![a-z])/.exec(name) ?? [];
  const lowered = capitals.length > 0 ? capitals.length : 1;
  return name.slice(0, lowered).toLowerCase() + name.slice(lowered);
}
