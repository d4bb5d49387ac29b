import { name, rest } from '../../plan/parameters.ts';
import { inTurn, projectAll } from '../../runner/projection.ts';
import { mapBatches } from '../../runner/source.ts';
import type { LiveValue } from '../../values/value.ts';
import { ByStep } from '../by-step.ts';
import { defineStep, overload, refusal } from '../define-step.ts';

export const projectStep = defineStep({
  name: 'project',
  kind: 'map',
  summary: 'A map with the names as keys and what the by()s see as values.',
  overloads: [
    overload([rest(name('name'), 1)], (names) => {
      const twice = names.find((key, i) => names.indexOf(key) < i);
      if (twice === undefined) return project(names);
      return refusal(`project() has '${twice}' twice, and keys must be unique in ProjectStep`);
    }),
  ],
});

function project(names: readonly string[]): ByStep {
  return new ByStep({ name: 'project', bears: 'one' }, (input, frame, by) =>
    mapBatches(input, async (batch) => {
      const maps = batch.map(() => new Map<LiveValue, LiveValue>());
      for (const [turn, name] of names.entries()) {
        const values = await projectAll(inTurn(by, turn), batch, frame.run);
        for (const [i, map] of maps.entries()) {
          const value = values[i];
          if (value !== undefined) map.set(name, value);
        }
      }
      return batch.map((traverser, i) => traverser.move(maps[i] ?? null));
    }),
  );
}
