import type { Step } from '../../plan/step.ts';
import type { Run } from '../../runner/run.ts';
import { afterRound, type Batch, type Source } from '../../runner/source.ts';
import type { Traverser } from '../../runner/traverser.ts';

/** What runs remember under names. It goes with the run. */
const remembered = new WeakMap<Run, Map<string, Batch>>();

function memoryOf(run: Run): Map<string, Batch> {
  const known = remembered.get(run) ?? new Map<string, Batch>();
  remembered.set(run, known);
  return known;
}

/** Takes all of its input in before it goes on, so that what is remembered is all of it. */
function collecting(input: Source, run: Run, finish: (all: Batch) => readonly Traverser[]): Source {
  let all: Traverser[] = [];
  return afterRound(
    input,
    (batch) => {
      run.budget.hold(batch.length);
      for (const traverser of batch) all.push(traverser);
    },
    () => {
      const taken = all;
      all = [];
      return finish(taken);
    },
  );
}

export function remember(name: string): Step {
  return {
    name: 'As',
    detail: name,
    bears: 'time',
    isBarrier: true,
    open: (input, { run }) =>
      collecting(input, run, (all) => {
        memoryOf(run).set(name, all);
        return all;
      }),
  };
}

/** What is remembered under the names, one after the other, in place of what comes. */
export function recall(names: readonly string[]): Step {
  return {
    name: 'Select',
    detail: names.join(', '),
    bears: 'time',
    isBarrier: true,
    open: (input, { run }) =>
      collecting(input, run, () => names.flatMap((name) => memoryOf(run).get(name) ?? [])),
  };
}

/** Back to the graph, when everything before is done. */
export const restart: Step = {
  name: 'G',
  bears: 'time',
  isBarrier: true,
  open: (input, frame) => collecting(input, frame.run, () => frame.starts()),
};
