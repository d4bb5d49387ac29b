import type { Step, Traversal } from '../plan/step.ts';
import { divide } from '../runner/local.ts';
import type { Batch } from '../runner/source.ts';
import type { Traverser } from '../runner/traverser.ts';
import { nestedStep } from './nested-step.ts';

/** Keeps traversers for which the condition gives something. */
export function passing(condition: Traversal): Step {
  return nestedStep('filter', [condition], async (batch, [asked = condition], run) => {
    return (await divide(asked, batch, run)).yes;
  });
}

/** A condition on some of the traversers. */
interface Concern {
  readonly condition: Traversal;
  concerns(traverser: Traverser): boolean;
}

/** Keeps traversers that meet the conditions that concern them; what concerns none goes through. */
export function passingWhere(concerns: readonly Concern[]): Step {
  const conditions = concerns.map(({ condition }) => condition);
  return nestedStep('filter', conditions, async (batch, asked, run) => {
    const concernOf = (traverser: Traverser) =>
      concerns.findIndex((concern) => concern.concerns(traverser));
    const kept: Traverser[] = [];
    for (const part of runsOf(batch, concernOf)) {
      const [first] = part;
      const condition = first && asked[concernOf(first)];
      kept.push(...(condition ? (await divide(condition, part, run)).yes : part));
    }
    return kept;
  });
}

/** Neighbours with the same key, so that the order stays. */
function runsOf(batch: Batch, keyOf: (traverser: Traverser) => number): readonly Batch[] {
  const runs: { readonly key: number; readonly members: Traverser[] }[] = [];
  for (const traverser of batch) {
    const key = keyOf(traverser);
    const last = runs.at(-1);
    if (last?.key === key) last.members.push(traverser);
    else runs.push({ key, members: [traverser] });
  }
  return runs.map(({ members }) => members);
}
