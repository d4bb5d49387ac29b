import { lookUp } from '../values/compare.ts';
import type { LiveValue } from '../values/value.ts';
import type { Run } from './run.ts';
import type { Batch } from './source.ts';
import { type Traverser, wayOf } from './traverser.ts';

export type Pop = 'first' | 'last' | 'all' | 'mixed';

/**
 * What a name means to each traverser: a key of the map it holds, a side effect, or an object on its way.
 *
 * `undefined` where it means nothing.
 */
export async function scopeValues(
  batch: Batch,
  name: string,
  run: Run,
  pop: Pop = 'last',
): Promise<readonly (LiveValue | undefined)[]> {
  const gathered = await run.sideEffects.read(name);
  return batch.map((traverser) => {
    const { value } = traverser;
    const held = value instanceof Map ? lookUp(value, name) : undefined;
    if (held !== undefined) return held;
    return gathered === undefined ? labelled(traverser, name, pop) : gathered;
  });
}

function labelled(traverser: Traverser, label: string, pop: Pop): LiveValue | undefined {
  if (pop === 'last') return traverser.named(label);
  const found = wayOf(traverser.path).filter((node) => node.labels.includes(label));
  if (pop === 'first') return found[0]?.value;
  const values = found.map(({ value }) => value);
  if (values.length === 0) return undefined;
  return pop === 'mixed' && values.length === 1 ? values[0] : values;
}
