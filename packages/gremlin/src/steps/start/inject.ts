import { rest, value } from '../../plan/parameters.ts';
import type { Step } from '../../plan/step.ts';
import { type Frame, mapBatches, type Source } from '../../runner/source.ts';
import type { LiveValue } from '../../values/value.ts';
import { defineStep, overload } from '../define-step.ts';

/** Its values come first, then what comes in. */
class Inject implements Step {
  readonly name = 'inject';
  readonly #values: readonly LiveValue[];

  constructor(values: readonly LiveValue[]) {
    this.#values = values;
  }

  open(input: Source, frame: Frame): Source {
    const behind = mapBatches(input, (batch) => batch.filter(({ isSeed }) => !isSeed));
    let isFirst = true;
    return {
      pull: async () => {
        if (!isFirst || this.#values.length === 0) return behind.pull();
        isFirst = false;
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
