import type { Projection, Step } from '../plan/step.ts';
import type { Run } from '../runner/run.ts';
import type { SideEffect } from '../runner/side-effects.ts';
import { type Batch, collectByStart, mapBatches } from '../runner/source.ts';
import { ByStep } from './by-step.ts';

interface Gatherer extends SideEffect {
  add(batch: Batch): Promise<void>;
}

interface GathererType {
  new (by: readonly Projection[], run: Run): Gatherer;
  /** How many `by()`s say how to gather. */
  readonly mostBy: number;
}

/** Gathers everything into one map for each start. */
export function gatheringBarrier(name: string, type: GathererType): Step {
  return new ByStep({ name, isBarrier: true, mostBy: type.mostBy }, (input, frame, by) =>
    collectByStart(input, frame, async (collected, start) => {
      const gatherer = new type(by, frame.run);
      await gatherer.add(collected);
      return [start.restart(await gatherer.read())];
    }),
  );
}

/** Gathers beside the traversal under a key, and hands on what comes in. */
export function gatheringSideEffect(name: string, key: string, type: GathererType): Step {
  return new ByStep({ name, mostBy: type.mostBy }, (input, frame, by) => {
    const { run } = frame;
    const gatherer = run.sideEffects.claim(key, type, () => new type(by, run));
    return mapBatches(input, async (batch) => {
      await gatherer.add(batch);
      return batch;
    });
  });
}
