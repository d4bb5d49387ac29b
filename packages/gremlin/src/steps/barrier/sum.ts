import { token } from '../../plan/parameters.ts';
import { addNumbers, multiplyNumber, type Numeric } from '../../values/numbers.ts';
import type { LiveValue } from '../../values/value.ts';
import { defineStep, overload } from '../define-step.ts';
import { globalReduction, localReduction, numeric } from '../number-reduction.ts';

const reduction = {
  seed: (): Numeric | undefined => undefined,
  add: (sum: Numeric | undefined, value: LiveValue, bulk: number): Numeric | undefined => {
    const added = multiplyNumber(numeric('sum', value), bulk);
    return sum === undefined ? added : addNumbers(sum, added);
  },
  finish: (sum: Numeric | undefined) => sum,
};

export const sumStep = defineStep({
  name: 'sum',
  kind: 'barrier',
  summary: 'The sum, in the widest type of the numbers. local: of each collection.',
  overloads: [
    overload([], () => globalReduction('sum', reduction)),
    overload([token('Scope', 'global')], () => globalReduction('sum', reduction)),
    overload([token('Scope', 'local')], () => localReduction('sum', reduction)),
  ],
});
