import { text } from '../../plan/parameters.ts';
import type { Projection, Step } from '../../plan/step.ts';
import { inTurn, projectAll } from '../../runner/projection.ts';
import type { Run } from '../../runner/run.ts';
import type { SideEffect } from '../../runner/side-effects.ts';
import { type Batch, collectByStart } from '../../runner/source.ts';
import type { LiveValue } from '../../values/value.ts';
import { ByStep } from '../by-step.ts';
import { defineStep, overload } from '../define-step.ts';

/** What was gathered, each value as often as it came. */
class Gathered implements SideEffect {
  readonly #values: LiveValue[] = [];

  async add(batch: Batch, by: readonly Projection[], run: Run): Promise<void> {
    const values = await projectAll(inTurn(by, 0), batch, run);
    for (const [i, { bulk }] of batch.entries()) {
      const value = values[i];
      if (value === undefined) continue;
      run.budget.hold(bulk);
      for (let n = 0; n < bulk; n += 1) this.#values.push(value);
    }
  }

  read(): readonly LiveValue[] {
    return [...this.#values];
  }
}

export const aggregateStep = defineStep({
  name: 'aggregate',
  kind: 'sideEffect',
  summary: 'Gathers everything under a key before anything goes on; in local() one by one.',
  overloads: [overload([text('sideEffectKey')], aggregate)],
});

function aggregate(key: string): Step {
  return new ByStep({ name: 'aggregate', isBarrier: true, mostBy: 1 }, (input, frame, by) => {
    const { run } = frame;
    const gathered = run.sideEffects.claim(key, Gathered, () => new Gathered());
    return collectByStart(input, frame, async (collected) => {
      await gathered.add(collected, by, run);
      return collected;
    });
  });
}
