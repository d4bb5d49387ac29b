import { integer, token } from '../../plan/parameters.ts';
import { defineStep, overload } from '../define-step.ts';
import { localWindow } from '../local-window.ts';
import { RangeWindow } from '../range-window.ts';

const endOf = (high: number) => (high === -1 ? Number.POSITIVE_INFINITY : high);

export const rangeStep = defineStep({
  name: 'range',
  kind: 'filter',
  summary:
    'Keeps positions from low up to, not including, high; -1 for no end. local: of each collection.',
  overloads: [
    overload(
      [integer('low'), integer('high', -1)],
      (low, high) => new RangeWindow('range', low, endOf(high)),
    ),
    overload(
      [token('Scope', 'global'), integer('low'), integer('high', -1)],
      (_, low, high) => new RangeWindow('range', low, endOf(high)),
    ),
    overload([token('Scope', 'local'), integer('low'), integer('high', -1)], (_, low, high) =>
      localWindow('range', low, endOf(high)),
    ),
  ],
});
