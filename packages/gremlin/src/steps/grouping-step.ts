import type { Step } from '../plan/step.ts';
import { collectByStart } from '../runner/source.ts';
import { ByStep } from './by-step.ts';
import type { GatheringType } from './gathering.ts';

/** Gathers everything into one value for each start. */
export function gatheringBarrier(name: string, type: GatheringType): Step {
  const { mostBy, needs, columnEnd } = type;
  const described = { name, isBarrier: true, mostBy, needs, columnEnd };
  return new ByStep(described, (input, frame, by) =>
    collectByStart(input, frame, async (collected, start) => {
      const gathering = new type(frame.run);
      await gathering.add(collected, by);
      return [start.restart(await gathering.read())];
    }),
  );
}

/** Gathers everything beside the traversal under a key before anything goes on; in `local()` one by one. */
export function gatheringSideEffect(name: string, key: string, type: GatheringType): Step {
  const { mostBy, needs } = type;
  return new ByStep({ name, isBarrier: true, gathers: key, mostBy, needs }, (input, frame, by) => {
    const { run } = frame;
    const gathering = run.sideEffects.claim(key, type, (seed) => new type(run, seed));
    return collectByStart(input, frame, async (collected) => {
      await gathering.add(collected, by);
      return collected;
    });
  });
}
