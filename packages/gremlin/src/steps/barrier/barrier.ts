import { integer, token } from '../../plan/parameters.ts';
import type { Step } from '../../plan/step.ts';
import { mergeBulks } from '../../runner/bulk.ts';
import type { Run } from '../../runner/run.ts';
import { collectByStart, type Source } from '../../runner/source.ts';
import type { Traverser } from '../../runner/traverser.ts';
import { defineStep, overload } from '../define-step.ts';
import { normSackBarrier } from '../norm-sack.ts';

export const barrierStep = defineStep({
  name: 'barrier',
  kind: 'barrier',
  summary:
    'Waits for everything, or for so many, and joins traversers that cannot be told apart. normSack: makes sacks shares of their sum.',
  overloads: [
    overload([], barrier),
    overload([integer('size', 1)], barrierOf),
    overload([token('Barrier', 'normSack')], normSackBarrier),
  ],
});

function barrier(): Step {
  return {
    name: 'barrier',
    bears: 'time',
    isBarrier: true,
    open: (input, frame) =>
      collectByStart(input, frame, (collected) => mergeBulks(collected, frame.run)),
  };
}

function barrierOf(size: number): Step {
  return { name: 'barrier', open: (input, { run }) => inPortions(input, size, run) };
}

/** Portions of at least so many traversers, as long as there are that many. */
function inPortions(input: Source, size: number, run: Run): Source {
  return {
    async pull() {
      const portion: Traverser[] = [];
      while (portion.length < size) {
        const batch = await input.pull();
        if (!batch) break;
        run.budget.hold(batch.length);
        portion.push(...batch);
      }
      run.budget.hold(-portion.length);
      return portion.length > 0 ? mergeBulks(portion, run) : undefined;
    },
  };
}
