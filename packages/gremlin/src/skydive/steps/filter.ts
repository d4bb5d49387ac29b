import type { Value } from '@meshlapse/model';
import type { Step } from '../../plan/step.ts';
import { type Batch, mapBatches } from '../../runner/source.ts';
import { Element, type LiveValue } from '../../values/value.ts';
import { attributeValues, type Model } from '../attributes.ts';
import type { Test } from '../predicates.ts';

export interface Pair {
  readonly key: string;
  readonly test: Test;
}

/** Whether all of the pairs have to hold, or one of them is enough. */
export type Mode = 'all' | 'any';

/** Keeps elements with what the pairs ask for. Without pairs, all of them. */
export function filterBy(
  name: string,
  pairs: readonly Pair[],
  model: Model,
  mode: Mode = 'all',
): Step {
  const detail = pairs.map(({ key }) => key).join(', ');
  return {
    name,
    detail,
    bears: 'time',
    open: (input) =>
      mapBatches(input, async (batch) => {
        const kept = await meeting(elementsOf(batch), pairs, { model, mode });
        return batch.filter((_, i) => kept[i]);
      }),
  };
}

/** Which of the elements have what the pairs ask for. */
export async function meeting(
  elements: readonly Element[],
  pairs: readonly Pair[],
  { model, mode }: { readonly model: Model; readonly mode: Mode },
): Promise<readonly boolean[]> {
  let open: readonly number[] = elements.map((_, i) => i);
  const met = new Set<number>();
  for (const { key, test } of pairs) {
    if (open.length === 0) break;
    const asked = open.flatMap((i) => elements[i] ?? []);
    const values = await attributeValues(asked, key, model);
    const holds = new Set(open.filter((_, at) => test(values[at] ?? [])));
    // What one pair has decided needs no other.
    open = open.filter((i) => holds.has(i) === (mode === 'all'));
    if (mode === 'any') for (const i of holds) met.add(i);
  }
  const kept = mode === 'all' || pairs.length === 0 ? new Set(open) : met;
  return elements.map((_, i) => kept.has(i));
}

export function elementsOf(batch: Batch): readonly Element[] {
  return batch.map(({ value }) => elementOf(value));
}

/** The binder lets these steps follow nothing else. */
function elementOf(value: LiveValue): Element {
  if (value instanceof Element) return value;
  throw new TypeError('A step on nodes or edges met something else');
}

/** Keeps values that meet a condition. */
export function filterValues(test: Test): Step {
  return {
    name: 'Has',
    bears: 'time',
    open: (input) =>
      mapBatches(input, (batch) => batch.filter(({ value }) => test([value as Value]))),
  };
}
