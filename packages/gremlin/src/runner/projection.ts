import type { Projection } from '../plan/step.ts';
import { lookUp } from '../values/compare.ts';
import { tokenOf } from '../values/token-of.ts';
import { typeError } from '../values/type-error.ts';
import { Element, ElementProperty, type LiveValue } from '../values/value.ts';
import { firstResults } from './local.ts';
import { loadHeadersIn, readValues } from './read.ts';
import type { Run } from './run.ts';
import type { Batch } from './source.ts';

/** A `by()` that looks at nothing but the value. */
export type ValueProjection = Exclude<Projection, { kind: 'traversal' }>;

/** What `by()` sees of each traverser; `undefined` where it sees nothing. */
export async function projectAll(
  by: Projection,
  batch: Batch,
  run: Run,
): Promise<readonly (LiveValue | undefined)[]> {
  if (by.kind !== 'traversal') {
    return projectValues(
      by,
      batch.map(({ value }) => value),
    );
  }
  const results = await firstResults(by.traversal, batch, run);
  return orNull(
    by,
    results.map((result) => result?.value),
  );
}

/** The same of values that no traverser holds. */
export async function projectValues(
  by: ValueProjection,
  values: readonly LiveValue[],
): Promise<readonly (LiveValue | undefined)[]> {
  switch (by.kind) {
    case 'identity':
      return values;
    case 'key':
      return orNull(by, await valuesByKey(values, by.key));
    case 'token':
      await loadHeadersIn(values);
      return values.map((value) => tokenOf(value, by.token));
  }
}

/** What is productive sees null where there is nothing to see. */
export function orNull(
  by: Projection,
  seen: readonly (LiveValue | undefined)[],
): readonly (LiveValue | undefined)[] {
  const isProductive = 'isProductive' in by && by.isProductive === true;
  return isProductive ? seen.map((value) => (value === undefined ? null : value)) : seen;
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
