import type { MaybePromise } from '@meshlapse/model';
import type { Step } from '../plan/step.ts';
import type { Run } from '../runner/run.ts';
import { type Batch, type Frame, mapBatches, type Source } from '../runner/source.ts';
import type { Traverser } from '../runner/traverser.ts';
import type { LiveValue } from '../values/value.ts';

type Described = Omit<Step, 'open'>;

/** A step that makes of each value another one; `undefined` drops the traverser. */
export function mapStep(
  described: Described,
  change: (value: LiveValue, traverser: Traverser) => LiveValue | undefined,
): Step {
  return batchStep(described, (batch) =>
    batch.flatMap((traverser) => {
      const value = change(traverser.value, traverser);
      return value === undefined ? [] : traverser.move(value);
    }),
  );
}

/** A step that makes of all values of a batch others, which may need the storage; `undefined` drops. */
export function mapAllStep(
  described: Described,
  change: (values: readonly LiveValue[], run: Run) => Promise<readonly (LiveValue | undefined)[]>,
): Step {
  return batchStep(described, async (batch, run) => {
    const values = await change(
      batch.map(({ value }) => value),
      run,
    );
    return batch.flatMap((traverser, i) => {
      const value = values[i];
      return value === undefined ? [] : traverser.move(value);
    });
  });
}

/** A step that makes of each value any number of others. */
export function flatMapAllStep(
  described: Described,
  change: (
    values: readonly LiveValue[],
    run: Run,
  ) => MaybePromise<readonly (readonly LiveValue[])[]>,
): Step {
  return batchStep(described, async (batch, run) => {
    const lists = await change(
      batch.map(({ value }) => value),
      run,
    );
    return batch.flatMap((traverser, i) => (lists[i] ?? []).map((value) => traverser.move(value)));
  });
}

/** A step that keeps some traversers. */
export function filterStep(
  described: Described,
  keeps: (value: LiveValue, traverser: Traverser) => boolean,
): Step {
  return batchStep({ ...described, keeps: true }, (batch) =>
    batch.filter((traverser) => keeps(traverser.value, traverser)),
  );
}

/** A step without state that turns batches into batches. */
export function batchStep(
  described: Described,
  change: (batch: Batch, run: Run) => MaybePromise<readonly Traverser[]>,
): Step {
  return {
    bears: 'one',
    ...described,
    open: (input: Source, frame: Frame) => mapBatches(input, (batch) => change(batch, frame.run)),
  };
}
