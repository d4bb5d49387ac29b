import { CodedError } from '@meshlapse/model';
import { name, rest } from '../../plan/parameters.ts';
import type { Step } from '../../plan/step.ts';
import type { Run } from '../../runner/run.ts';
import { afterRound } from '../../runner/source.ts';
import type { LiveValue } from '../../values/value.ts';
import { defineStep, overload } from '../define-step.ts';

export const capStep = defineStep({
  name: 'cap',
  kind: 'barrier',
  summary: 'What was gathered under the key once everything has passed; a map for several keys.',
  overloads: [overload([rest(name('sideEffectKey'), 1)], cap)],
});

function cap(keys: readonly string[]): Step {
  return {
    name: 'cap',
    isBarrier: true,
    reads: keys,
    open: (input, frame) =>
      afterRound(
        input,
        () => undefined,
        async () => {
          const entries: [LiveValue, LiveValue][] = [];
          for (const key of keys) entries.push([key, await gathered(key, frame.run)]);
          const value = keys.length === 1 ? (entries[0]?.[1] ?? null) : new Map(entries);
          return frame.starts().map((start) => start.restart(value));
        },
      ),
  };
}

async function gathered(key: string, run: Run): Promise<LiveValue> {
  const value = await run.sideEffects.read(key);
  if (value !== undefined) return value;
  throw new CodedError({
    code: 'GREMLIN_SIDE_EFFECT_UNKNOWN',
    category: 'incorrect',
    message: `Nothing is gathered under '${key}'. Name a key that aggregate(), group(), groupCount(), subgraph(), tree(), profile() or withSideEffect() was given.`,
    data: { key },
  });
}
