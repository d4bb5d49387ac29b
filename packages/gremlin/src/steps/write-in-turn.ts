import type { Run } from '../runner/run.ts';
import {
  type Batch,
  type Frame,
  flatMapBatches,
  type Source,
  sourceFrom,
} from '../runner/source.ts';
import type { Traverser } from '../runner/traverser.ts';
import { refusePast } from '../writing/elements.ts';

/** What one traverser writes, and what it goes on as. */
export type Write = (traverser: Traverser, run: Run) => Promise<readonly Traverser[]>;

/**
 * Lets traversers write in their order, each as often as it counts, and hands each on before the next one writes: what
 * is behind, a `limit()` for one, decides how many do.
 */
export function writeInTurn(input: Source, { run }: Frame, write: Write): Source {
  return flatMapBatches(input, (batch) => sourceFrom(inTurn(batch, run, write)));
}

async function* inTurn(batch: Batch, run: Run, write: Write): AsyncGenerator<readonly Traverser[]> {
  for (const traverser of batch) {
    refusePast(traverser);
    const single = traverser.withBulk(1);
    for (let n = 0; n < traverser.bulk; n += 1) {
      run.budget.check();
      yield await write(single, run);
    }
  }
}
