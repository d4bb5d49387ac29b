import type { Step } from '../plan/step.ts';
import type { Random } from '../runner/random.ts';
import { mapBatches } from '../runner/source.ts';
import { isList, type LiveValue } from '../values/value.ts';

/** So many members of each collection at random; smaller collections and other values stay. */
export function localSample(n: number): Step {
  const step: Step = {
    name: 'sample',
    open: (input, { run }) => {
      const random = run.chance.for(step);
      return mapBatches(input, (batch) =>
        batch.map((traverser) => {
          const sampled = sampleOf(traverser.value, n, random);
          return sampled === traverser.value ? traverser : traverser.move(sampled);
        }),
      );
    },
  };
  return step;
}

function sampleOf(value: LiveValue, n: number, random: Random): LiveValue {
  if (value instanceof Map) {
    return value.size <= n ? value : new Map(drawn([...value.entries()], n, random));
  }
  const members = isList(value) ? value : value instanceof Set ? [...value] : undefined;
  return !members || members.length <= n ? value : drawn(members, n, random);
}

function drawn<T>(items: readonly T[], n: number, random: Random): readonly T[] {
  const left = [...items];
  const taken: T[] = [];
  while (taken.length < n) taken.push(...left.splice(random.below(left.length), 1));
  return taken;
}
