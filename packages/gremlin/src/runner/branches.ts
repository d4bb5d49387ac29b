import { allSteps, type Traversal } from '../plan/step.ts';
import { openTraversal } from './open.ts';
import { type Batch, type Frame, Queue, type Source } from './source.ts';
import type { Traverser } from './traverser.ts';

/** Sends each traverser of a batch into some of the branches: a list for each branch. */
export type Router = (batch: Batch) => Promise<readonly (readonly Traverser[])[]>;

/**
 * Branches that see all traversers of the pipeline, as `union()` and `choose()` have them.
 *
 * A branch that waits for its whole input gets all of it; otherwise batches go through one by one. A branch that gets
 * nothing is not run.
 */
export function openBranches(
  branches: readonly Traversal[],
  input: Source,
  frame: Frame,
  route: Router,
): Source {
  const queues = branches.map(() => new Queue());
  const fedOrigins = branches.map(() => new Set<number>());
  const sources = branches.map((branch, i) =>
    openTraversal(branch, queues[i] ?? new Queue(), branchFrame(frame, fedOrigins[i])),
  );
  const waits = branches.some(waitsForAll);
  let open: Source[] = [];
  const fed = new Set<Source>();
  const feed = async (batch: Batch) => {
    const routed = await route(batch);
    for (const [i, source] of sources.entries()) {
      const own = routed[i] ?? [];
      queues[i]?.fill(own);
      if (own.length > 0) fed.add(source);
      for (const { origin } of own) fedOrigins[i]?.add(origin);
    }
  };
  const fill = async (): Promise<boolean> => {
    let batch = await input.pull();
    if (!batch) return false;
    await feed(batch);
    while (waits && batch) {
      batch = await input.pull();
      if (batch) await feed(batch);
    }
    return true;
  };
  return {
    async pull() {
      for (;;) {
        const [current] = open;
        if (current) {
          const batch = await current.pull();
          if (batch) return batch;
          open.shift();
          fedOrigins[sources.indexOf(current)]?.clear();
        } else if (await fill()) {
          open = sources.filter((source) => fed.has(source));
          fed.clear();
        } else return undefined;
      }
    },
  };
}

/** A branch answers only for the starts that something of came to it. */
function branchFrame(frame: Frame, fed: ReadonlySet<number> = new Set()): Frame {
  return {
    run: frame.run,
    isLoop: frame.isLoop === true,
    starts: () => frame.starts().filter(({ origin }) => fed.has(origin)),
    isDone: (origin) => frame.isDone(origin),
  };
}

/** Whether a step on the traversal's own level, or in a branch of it, collects its input. */
export function waitsForAll(traversal: Traversal): boolean {
  for (const step of allSteps(traversal)) if (step.isBarrier) return true;
  return false;
}
