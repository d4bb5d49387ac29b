import { token } from '../../plan/parameters.ts';
import { addNumbers, meanOf, multiplyNumber, type Numeric } from '../../values/numbers.ts';
import type { LiveValue } from '../../values/value.ts';
import { defineStep, overload } from '../define-step.ts';
import { globalReduction, localReduction, numeric } from '../number-reduction.ts';

interface Total {
  readonly sum: Numeric;
  readonly count: number;
}

const reduction = {
  seed: (): Total | undefined => undefined,
  add: (total: Total | undefined, value: LiveValue, bulk: number): Total | undefined => {
    const added = multiplyNumber(numeric('mean', value), bulk);
    if (!total) return { sum: added, count: bulk };
    return { sum: addNumbers(total.sum, added), count: total.count + bulk };
  },
  finish: (total: Total | undefined) => total && meanOf(total.sum, total.count),
};

export const meanStep = defineStep({
  name: 'mean',
  kind: 'barrier',
  summary: 'The mean, as a double. local: of each collection.',
  overloads: [
    overload([], () => globalReduction('mean', reduction)),
    overload([token('Scope', 'global')], () => globalReduction('mean', reduction)),
    overload([token('Scope', 'local')], () => localReduction('mean', reduction)),
  ],
});
