import { CodedError, long, type Value } from '@meshlapse/model';
import type { Step } from '../../plan/step.ts';
import { collectByStart, mapBatches } from '../../runner/source.ts';
import { reduceStep } from '../../steps/reduce.ts';
import { toWhole } from '../../values/numbers.ts';
import type { Element } from '../../values/value.ts';
import { valueText } from '../../values/value-text.ts';
import { attributeValues, INTERNAL_KEYS, type Metadata, type Model } from '../attributes.ts';
import { elementsOf } from './filter.ts';

export const countAll: Step = {
  ...reduceStep<number>('Count', {
    seed: () => 0,
    add: (count, _, bulk) => count + bulk,
    finish: (count) => long(count),
  }),
  bears: 'time',
};

/** What is under a key; empty lists and maps are left out. */
export function valuesUnder(key: string, model: Model): Step {
  return {
    name: 'Values',
    detail: key,
    bears: 'time',
    open: (input) =>
      mapBatches(input, async (batch) => {
        const held = await attributeValues(elementsOf(batch), key, model);
        return batch.flatMap((traverser, i) =>
          (held[i] ?? []).filter((value) => !isEmpty(value)).map((value) => traverser.move(value)),
        );
      }),
  };
}

function isEmpty(value: Value): boolean {
  if (Array.isArray(value)) return value.length === 0;
  return (value instanceof Map || value instanceof Set) && value.size === 0;
}

/** A map of the keys that an element has; nothing for one with none of them. */
export function valueMaps(keys: readonly string[], model: Model): Step {
  return {
    name: 'ValueMap',
    detail: keys.join(', '),
    bears: 'time',
    open: (input) =>
      mapBatches(input, async (batch) => {
        const maps = await mapsOf(elementsOf(batch), keys, model);
        return batch.flatMap((traverser, i) => {
          const map = maps[i];
          return map?.size ? traverser.move(map) : [];
        });
      }),
  };
}

async function mapsOf(
  elements: readonly Element[],
  keys: readonly string[],
  model: Model,
): Promise<readonly ReadonlyMap<Value, Value>[]> {
  const maps = elements.map(() => new Map<Value, Value>());
  for (const key of keys) {
    const held = await attributeValues(elements, key, model);
    for (const [i, map] of maps.entries()) {
      const [first, ...more] = held[i] ?? [];
      if (first !== undefined) map.set(key, more.length === 0 ? first : [first, ...more]);
    }
  }
  return maps;
}

const GROUP = 'K8s';

/** All keys of metadata, those of a group with its name in front, and those of the elements themselves. */
export function keysOf(model: Model): Step {
  return {
    name: 'Keys',
    bears: 'time',
    isBarrier: true,
    open: (input, frame) =>
      collectByStart(input, frame, async (collected, start) => {
        const keys = new Set<string>(collected.length > 0 ? INTERNAL_KEYS : []);
        for (const metadata of await model.metadata(elementsOf(collected))) {
          for (const key of dottedKeys(metadata, model)) keys.add(key);
        }
        return [...keys].map((key) => start.restart(key));
      }),
  };
}

function dottedKeys(metadata: Metadata, { isRecorded }: Model): readonly string[] {
  return [...metadata].flatMap(([key, value]) => {
    const isGroup = isRecorded && key === GROUP && value instanceof Map;
    return isGroup ? [...value.keys()].map((inner) => `${GROUP}.${inner}`) : [key];
  });
}

/** The sum of whole numbers; what lacks the key adds nothing. */
export function sumOf(key: string, model: Model): Step {
  return {
    name: 'Sum',
    detail: key,
    bears: 'time',
    isBarrier: true,
    open: (input, frame) =>
      collectByStart(input, frame, async (collected, start) => {
        const held = await attributeValues(elementsOf(collected), key, model);
        let sum = 0;
        for (const [i, { bulk }] of collected.entries()) {
          for (const value of held[i] ?? []) sum += bulk * wholeOf(value, key);
        }
        return [start.restart(long(sum))];
      }),
  };
}

function wholeOf(value: Value, key: string): number {
  const whole = toWhole(value);
  if (whole !== undefined) return whole;
  throw new CodedError({
    code: 'GREMLIN_TYPE',
    category: 'incorrect',
    message: `Sum('${key}') adds whole numbers, and met ${valueText(value).slice(0, 60)}. Filter before it, or sum another key.`,
    data: { key },
  });
}
