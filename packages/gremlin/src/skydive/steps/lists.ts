import type { Value } from '@meshlapse/model';
import type { Step } from '../../plan/step.ts';
import { headersOf, loadHeadersIn } from '../../runner/read.ts';
import { type Batch, collectByStart, mapBatches } from '../../runner/source.ts';
import { orderValues } from '../../values/compare.ts';
import { identityOf } from '../../values/identity.ts';
import { attributeValues, idOf, type Model } from '../attributes.ts';
import { elementsOf } from './filter.ts';

/** Keeps the first of those that are alike. */
function keepFirst(keysOf: (batch: Batch) => Promise<readonly (string | undefined)[]>): Step {
  return {
    name: 'Dedup',
    bears: 'time',
    open: (input, { run }) => {
      const seen = new Set<string>();
      return mapBatches(input, async (batch) => {
        const keys = await keysOf(batch);
        const before = seen.size;
        const kept = batch.flatMap((traverser, i) => {
          const key = keys[i];
          if (key === undefined) return [traverser];
          if (seen.has(key)) return [];
          seen.add(key);
          return [traverser.withBulk(1)];
        });
        run.budget.hold(seen.size - before);
        return kept;
      });
    },
  };
}

/** One of each element, or of each combination of what elements have under the keys. Those with none of them all stay. */
export function dedupElements(keys: readonly string[], model: Model): Step {
  return keepFirst(async (batch) => {
    const elements = elementsOf(batch);
    if (keys.length === 0) return (await headersOf(elements)).map(idOf);
    const columns: (readonly (readonly Value[])[])[] = [];
    for (const key of keys) columns.push(await attributeValues(elements, key, model));
    return elements.map((_, i) => {
      const found = columns.flatMap((column) => {
        const held = column[i] ?? [];
        return held.length === 0 ? [] : [held];
      });
      return found.length === 0 ? undefined : identityOf(found);
    });
  });
}

export function dedupValues(): Step {
  return keepFirst(async (batch) => {
    await loadHeadersIn(batch.map(({ value }) => value));
    return batch.map(({ value }) => identityOf(value));
  });
}

/** By what elements have under a key; those without it come last. Of equals the first stays first. */
export function sortBy(key: string, isDescending: boolean, model: Model): Step {
  return {
    name: 'Sort',
    detail: key,
    bears: 'time',
    isBarrier: true,
    open: (input, frame) =>
      collectByStart(input, frame, async (collected) => {
        const held = await attributeValues(elementsOf(collected), key, model);
        const rows = collected.map((traverser, i) => ({ traverser, value: held[i]?.[0] }));
        const sign = isDescending ? -1 : 1;
        rows.sort(({ value: a }, { value: b }) => {
          if (a === undefined || b === undefined) return Number(!a) - Number(!b);
          return sign * orderValues(a, b);
        });
        return rows.map(({ traverser }) => traverser);
      }),
  };
}
