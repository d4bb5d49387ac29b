import { compareValues } from './compare.ts';
import { isNaNumber, isNumeric, promote } from './numbers.ts';
import { typeError } from './type-error.ts';
import { type Family, familyOf } from './type-rank.ts';
import type { LiveValue } from './value.ts';

const ORDERED: ReadonlySet<Family> = new Set([
  'number',
  'string',
  'boolean',
  'date',
  'uuid',
] as const);

/**
 * The smaller or larger of two values of one family; numbers take on the wider of their types. NaN loses to any number.
 */
export function extreme(
  which: 'min' | 'max',
  best: LiveValue | undefined,
  value: LiveValue,
): LiveValue {
  if (!ORDERED.has(familyOf(value))) {
    throw typeError(which, 'numbers, texts, booleans or times', value);
  }
  if (best === undefined || isNaNumber(best))
    return best !== undefined && isNaNumber(value) ? best : value;
  if (isNaNumber(value)) return best;
  const order = compareValues(value, best);
  if (order === undefined) throw typeError(which, 'values that can be compared', value);
  const [winner, loser] = (which === 'min' ? order < 0 : order > 0) ? [value, best] : [best, value];
  return isNumeric(winner) && isNumeric(loser) ? promote(winner, loser) : winner;
}
