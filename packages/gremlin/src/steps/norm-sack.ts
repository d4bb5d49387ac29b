import type { Step } from '../plan/step.ts';
import { collectByStart } from '../runner/source.ts';
import type { Traverser } from '../runner/traverser.ts';
import {
  addNumbers,
  divideNumbers,
  isNumeric,
  multiplyNumber,
  type Numeric,
  toFloating,
} from '../values/numbers.ts';
import { typeError } from '../values/type-error.ts';

/** Makes each sack its share of the sum of all, so that they add up to one. */
export function normSackBarrier(): Step {
  return {
    name: 'barrier',
    isBarrier: true,
    open: (input, frame) => collectByStart(input, frame, normalised),
  };
}

function normalised(traversers: readonly Traverser[]): readonly Traverser[] {
  const sum = traversers
    .map((traverser) => multiplyNumber(sackOf(traverser), traverser.bulk))
    .reduce<Numeric | undefined>(
      (total, next) => (total ? addNumbers(total, next) : next),
      undefined,
    );
  if (sum === undefined) return [];
  return traversers.map((traverser) => {
    const share = divideNumbers(toFloating(sackOf(traverser)), sum);
    return share === undefined ? traverser : traverser.withSack(share);
  });
}

function sackOf({ sack = null }: Traverser): Numeric {
  if (isNumeric(sack)) return sack;
  throw typeError('barrier(normSack)', 'numbers in all sacks', sack);
}
