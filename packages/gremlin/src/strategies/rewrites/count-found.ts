import { long } from '@meshlapse/model';
import type { Step } from '../../plan/step.ts';
import { afterRound, BATCH_SIZE, type Frame, type Source } from '../../runner/source.ts';
import { Find } from '../../steps/find.ts';
import type { Strategy } from '../strategy.ts';

/**
 * Counts what is found without a traverser for each.
 *
 *     V().hasLabel('Pod').count()   ->  V(count, label = Pod)
 *     V().out().count()             stays, as do nested traversals and intervals: time narrows what is found
 */
export const countFound: Strategy = {
  name: 'count-found',
  after: ['index-lookup'],
  apply(traversal, { isNested, view }) {
    const [find, count, ...rest] = traversal.steps;
    const isCount = count?.name === 'count' && count.isBarrier === true;
    const isAt = view.basis.time.kind === 'at';
    if (isNested || !isAt || !(find instanceof Find) || !isCount) return traversal;
    return { steps: [new FoundCount(find), ...rest] };
  },
};

/** Still a look-up, so that gaps and full scans are told as of one. */
class FoundCount extends Find implements Step {
  readonly isBarrier = true;

  constructor(find: Find) {
    super(find.elementKind, find.conditions);
  }

  override open(input: Source, frame: Frame): Source {
    return afterRound(
      input,
      () => undefined,
      async () => {
        const count = long(await this.#count(frame));
        return frame.starts().map((start) => start.restart(count));
      },
    );
  }

  async #count({ run }: Frame): Promise<number> {
    let count = 0;
    let cursor: unknown;
    do {
      const page = await run.view.find(this.query, 4 * BATCH_SIZE, cursor);
      count += page.handles.length;
      cursor = page.next;
      if (run.budget.isSliceOver) await run.budget.breathe();
    } while (cursor !== undefined);
    return count;
  }
}
