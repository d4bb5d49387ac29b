import { rest, traversal } from '../../plan/parameters.ts';
import type { Traversal } from '../../plan/step.ts';
import { allResults, remainder } from '../../runner/local.ts';
import type { Run } from '../../runner/run.ts';
import type { Batch } from '../../runner/source.ts';
import type { Traverser } from '../../runner/traverser.ts';
import { defineStep, overload } from '../define-step.ts';
import { movedTo } from '../local-results-step.ts';
import { dividingStep } from '../nested-step.ts';

export const coalesceStep = defineStep({
  name: 'coalesce',
  kind: 'branch',
  summary: 'What the first traversal gives that gives anything.',
  overloads: [
    overload([rest(traversal(), 1)], (branches) =>
      dividingStep('coalesce', branches, firstThatGives),
    ),
  ],
});

/** In interval views each branch is asked for the time that those before it left open. */
async function firstThatGives(
  batch: Batch,
  branches: readonly Traversal[],
  run: Run,
): Promise<readonly Traverser[]> {
  const results: Traverser[][] = batch.map(() => []);
  let open = batch.map((traverser, parent) => ({ traverser, parent }));
  for (const branch of branches) {
    const given = await allResults(
      branch,
      open.map(({ traverser }) => traverser),
      run,
    );
    open = open.flatMap(({ traverser, parent }, i) => {
      const own = given[i] ?? [];
      for (const result of own) results[parent]?.push(movedTo(result, traverser));
      return remainder(traverser, own).map((part) => ({ traverser: part, parent }));
    });
    if (open.length === 0) break;
  }
  return results.flat();
}
