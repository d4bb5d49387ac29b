import { identityOf, MAX_VALUE_DEPTH, textOfParts, tooDeep } from '../values/identity.ts';
import { OpenEnd } from '../values/row-time.ts';
import { Element, ElementProperty, LivePath, type LiveValue, MapEntry } from '../values/value.ts';
import { loadHeadersIn } from './read.ts';
import { type PathNode, type Traverser, wayOf } from './traverser.ts';

/**
 * A text for each traverser that is the same for those that nothing but their time tells apart.
 *
 * Unlike identity, it tells versions of one element apart: each holds in its own time.
 */
export async function rowTexts(traversers: readonly Traverser[]): Promise<readonly string[]> {
  const parts = traversers.map(partsOf);
  await loadHeadersIn(parts.flat());
  return parts.map((values, i) => {
    const { bulk, path, loops } = traversers[i] as Traverser;
    const labels = wayOf(path).map((node) => node.labels);
    const texts = values.map((value) => versionText(value, MAX_VALUE_DEPTH));
    return JSON.stringify([bulk, loops?.count, labels, texts]);
  });
}

function partsOf({ value, sack, path }: Traverser): readonly LiveValue[] {
  const passed = wayOf(path).map((node: PathNode) => node.value);
  return sack === undefined ? [value, ...passed] : [value, sack, ...passed];
}

function versionText(value: LiveValue, depth: number): string {
  if (depth === 0) throw tooDeep();
  if (value instanceof OpenEnd) return value.end;
  const inner = (part: LiveValue) => versionText(part, depth - 1);
  if (value instanceof Element) return `${identityOf(value)} ${value.handle}`;
  if (value instanceof ElementProperty) return `${identityOf(value)} of ${value.owner.handle}`;
  if (Array.isArray(value)) return textOfParts('list', value.map(inner));
  if (value instanceof Set) return textOfParts('set', [...value].map(inner).sort());
  if (value instanceof Map) {
    const entries = [...value].map(([key, held]) =>
      textOfParts('entry', [inner(key), inner(held)]),
    );
    return textOfParts('map', entries.sort());
  }
  if (value instanceof MapEntry)
    return textOfParts('entry', [inner(value.key), inner(value.value)]);
  if (value instanceof LivePath) return textOfParts('path', value.objects.map(inner));
  return identityOf(value);
}
