import { name } from '../../plan/parameters.ts';
import type { Loops } from '../../runner/traverser.ts';
import { defineStep, overload } from '../define-step.ts';
import { mapStep } from '../make-step.ts';

export const loopsStep = defineStep({
  name: 'loops',
  kind: 'map',
  summary: 'How often the repeat() around it, or the one of this name, has gone round.',
  overloads: [
    overload([], () => mapStep({ name: 'loops' }, (_, { loops }) => loops?.count ?? 0)),
    overload([name('name')], (name) =>
      mapStep({ name: 'loops' }, (_, { loops }) => named(loops, name)?.count),
    ),
  ],
});

function named(innermost: Loops | undefined, name: string): Loops | undefined {
  let loops = innermost;
  while (loops && loops.name !== name) loops = loops.outer;
  return loops;
}
