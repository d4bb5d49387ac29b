import { rest, value } from '../../plan/parameters.ts';
import type { Step } from '../../plan/step.ts';
import { type Frame, mapBatches, type Source } from '../../runner/source.ts';
import type { LiveValue } from '../../values/value.ts';
import { defineStep, overload } from '../define-step.ts';

/** Its values come first, then what comes in; the other way round where a nested traversal begins with it. */
class Inject implements Step {
  readonly name = 'inject';
  readonly bears = 'time';
  readonly #values: readonly LiveValue[];
  readonly #isLast: boolean;

  constructor(values: readonly LiveValue[], isLast = false) {
    this.#values = values;
    this.#isLast = isLast;
  }

  whenNested(): Step {
    return new Inject(this.#values, true);
  }

  open(input: Source, frame: Frame): Source {
    const given = mapBatches(input, (batch) => batch.filter(({ isSeed }) => !isSeed));
    let isDue = this.#values.length > 0;
    return {
      pull: async () => {
        const batch = this.#isLast || !isDue ? await given.pull() : undefined;
        if (batch || !isDue) return batch;
        isDue = false;
        return frame.starts().flatMap((start) => this.#values.map((item) => start.restart(item)));
      },
    };
  }
}

export const injectStep = defineStep({
  name: 'inject',
  kind: 'start',
  summary: 'The values themselves, in front of what comes in.',
  overloads: [overload([rest(value('value'))], (values) => new Inject(values))],
});
