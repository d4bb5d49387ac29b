import type { Projection, Step } from '../plan/step.ts';
import type { Run } from '../runner/run.ts';
import type { SideEffect } from '../runner/side-effects.ts';
import { type Batch, collectByStart, mapBatches } from '../runner/source.ts';
import { ByStep } from './by-step.ts';

interface Gatherer extends SideEffect {
  add(batch: Batch): Promise<void>;
}

type GathererType = new (by: readonly Projection[], run: Run) => Gatherer;

/** Gathers everything into one map for each start. */
export function gatheringBarrier(name: string, type: GathererType): Step {
  return new ByStep({ name, isBarrier: true }, (input, frame, by) =>
    collectByStart(input, frame, async (collected, start) => {
      const gatherer = new type(by, frame.run);
      await gatherer.add(collected);
      return [start.restart(await gatherer.read())];
    }),
  );
}

/** Gathers beside the traversal under a key, and hands on what comes in. */
export function gatheringSideEffect(name: string, key: string, type: GathererType): Step {
  return new ByStep({ name }, (input, frame, by) => {
    const { run } = frame;
    const gatherer = run.sideEffects.claim(key, type, () => new type(by, run));
    return mapBatches(input, async (batch) => {
      await gatherer.add(batch);
      return batch;
    });
  });
}
