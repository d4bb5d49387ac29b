import { integer, token } from '../../plan/parameters.ts';
import type { Step } from '../../plan/step.ts';
import { collectByStart } from '../../runner/source.ts';
import type { Traverser } from '../../runner/traverser.ts';
import { defineStep, overload } from '../define-step.ts';
import { cut, sizeOf } from '../local-window.ts';
import { mapStep } from '../make-step.ts';

export const tailStep = defineStep({
  name: 'tail',
  kind: 'filter',
  summary: 'Keeps the last n, by default one. local: of each collection.',
  overloads: [
    overload([], () => tail(1)),
    overload([integer('n')], tail),
    overload([token('Scope', 'global'), integer('n')], (_, n) => tail(n)),
    overload([token('Scope', 'global')], () => tail(1)),
    overload([token('Scope', 'local'), integer('n')], (_, n) => localTail(n)),
    overload([token('Scope', 'local')], () => localTail(1)),
  ],
});

function tail(n: number): Step {
  return {
    name: 'tail',
    isBarrier: true,
    open: (input, frame) => collectByStart(input, frame, (collected) => last(collected, n)),
  };
}

function last(collected: readonly Traverser[], n: number): readonly Traverser[] {
  const kept: Traverser[] = [];
  let missing = n;
  for (let i = collected.length - 1; i >= 0 && missing > 0; i -= 1) {
    const traverser = collected[i];
    if (!traverser) break;
    const bulk = Math.min(traverser.bulk, missing);
    kept.push(traverser.withBulk(bulk));
    missing -= bulk;
  }
  return kept.reverse();
}

function localTail(n: number): Step {
  return mapStep({ name: 'tail' }, (value) =>
    cut(value, Math.max(0, sizeOf(value) - n), Number.POSITIVE_INFINITY),
  );
}
