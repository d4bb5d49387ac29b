import { value } from '../../plan/parameters.ts';
import type { Step } from '../../plan/step.ts';
import type { Random } from '../../runner/random.ts';
import { mapBatches } from '../../runner/source.ts';
import { isNumeric, toDouble } from '../../values/numbers.ts';
import { defineStep, overload } from '../define-step.ts';

export const coinStep = defineStep({
  name: 'coin',
  kind: 'filter',
  summary: 'Keeps each traverser with the probability, from 0 to 1.',
  overloads: [
    overload([value('probability')], (probability) => {
      const share = isNumeric(probability) ? toDouble(probability) : Number.NaN;
      return share >= 0 && share <= 1 ? new Coin(share) : undefined;
    }),
  ],
});

/** So many at once keep their expected share: a toss for each would cost much and change little. */
const TOO_MANY_TO_TOSS = 100;

class Coin implements Step {
  readonly name = 'coin';
  readonly #probability: number;

  constructor(probability: number) {
    this.#probability = probability;
  }

  open: Step['open'] = (input, { run }) => {
    const random = run.chance.for(this);
    return mapBatches(input, (batch) =>
      batch.flatMap((traverser) => {
        const bulk = this.#tossed(traverser.bulk, random);
        return bulk > 0 ? traverser.withBulk(bulk) : [];
      }),
    );
  };

  #tossed(bulk: number, random: Random): number {
    if (bulk >= TOO_MANY_TO_TOSS) return Math.round(this.#probability * bulk);
    let kept = 0;
    for (let i = 0; i < bulk; i += 1) if (this.#probability >= random.fraction()) kept += 1;
    return kept;
  }
}
