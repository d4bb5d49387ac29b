import type { Projection } from '../plan/step.ts';
import { lookUp } from '../values/compare.ts';
import { tokenOf } from '../values/token-of.ts';
import { typeError } from '../values/type-error.ts';
import { Element, ElementProperty, type LiveValue } from '../values/value.ts';
import { firstResults } from './local.ts';
import { loadHeadersIn, readValues } from './read.ts';
import type { Run } from './run.ts';
import type { Batch } from './source.ts';

/** What `by()` sees of each traverser; `undefined` where it sees nothing. */
export async function projectAll(
  by: Projection,
  batch: Batch,
  run: Run,
): Promise<readonly (LiveValue | undefined)[]> {
  const seen = await lookAtAll(by, batch, run);
  return isProductive(by) ? seen.map((value) => (value === undefined ? null : value)) : seen;
}

/** Whether it sees null where there is nothing to see. */
function isProductive(by: Projection): boolean {
  return 'isProductive' in by && by.isProductive === true;
}

async function lookAtAll(
  by: Projection,
  batch: Batch,
  run: Run,
): Promise<readonly (LiveValue | undefined)[]> {
  switch (by.kind) {
    case 'identity':
      return batch.map(({ value }) => value);
    case 'key':
      return valuesByKey(
        batch.map(({ value }) => value),
        by.key,
      );
    case 'token':
      await loadHeadersIn(batch.map(({ value }) => value));
      return batch.map(({ value }) => tokenOf(value, by.token));
    case 'traversal':
      return (await firstResults(by.traversal, batch, run)).map((result) => result?.value);
  }
}

/** The first value under a key of each element or map. */
async function valuesByKey(
  values: readonly LiveValue[],
  key: string,
): Promise<readonly (LiveValue | undefined)[]> {
  const elements = values.filter((value) => value instanceof Element);
  const held = await readValues(elements, key);
  let next = 0;
  return values.map((value) => {
    if (value instanceof Element) return held[next++]?.[0];
    if (value instanceof Map) return lookUp(value, key);
    if (value instanceof ElementProperty) {
      return value.row.meta?.find((meta) => meta.key === key)?.value;
    }
    throw typeError(`by('${key}')`, 'an element or a map', value);
  });
}

/** The projections of a step with a ring of `by()`s, taken in turn; one that has none sees the value itself. */
export function inTurn(by: readonly Projection[], i: number): Projection {
  return by[i % by.length] ?? { kind: 'identity' };
}

/** The same for values that the traversers do not hold themselves; what is not there is not looked at. */
export async function projectPresent(
  by: Projection,
  batch: Batch,
  values: readonly (LiveValue | undefined)[],
  run: Run,
): Promise<readonly (LiveValue | undefined)[]> {
  if (by.kind === 'identity') return values;
  const present = batch.flatMap((traverser, i) => {
    const value = values[i];
    return value === undefined ? [] : traverser.move(value);
  });
  const seen = await projectAll(by, present, run);
  let next = 0;
  return values.map((value) => (value === undefined ? undefined : seen[next++]));
}
