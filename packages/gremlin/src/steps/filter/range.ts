import { integer, token } from '../../plan/parameters.ts';
import { defineStep, overload, type Refusal, refusal } from '../define-step.ts';
import { localWindow } from '../local-window.ts';
import { RangeWindow } from '../range-window.ts';

/** A range does not go down; -1 means no end. */
function between<T>(
  low: number,
  high: number,
  make: (low: number, high: number) => T,
): T | Refusal {
  if (high === -1) return make(low, Number.POSITIVE_INFINITY);
  return high < low ? refusal(`Not a legal range: [${low}, ${high}]`) : make(low, high);
}

const ofAll = (low: number, high: number) => new RangeWindow('range', low, high);
const ofEach = (low: number, high: number) => localWindow('range', low, high);

export const rangeStep = defineStep({
  name: 'range',
  kind: 'filter',
  summary:
    'Keeps positions from low up to, not including, high; -1 for no end. local: of each collection.',
  overloads: [
    overload([integer('low'), integer('high', -1)], (low, high) => between(low, high, ofAll)),
    overload([token('Scope', 'global'), integer('low'), integer('high', -1)], (_, low, high) =>
      between(low, high, ofAll),
    ),
    overload([token('Scope', 'local'), integer('low'), integer('high', -1)], (_, low, high) =>
      between(low, high, ofEach),
    ),
  ],
});
