import { integer, token } from '../../plan/parameters.ts';
import { defineStep, overload } from '../define-step.ts';
import { localWindow } from '../local-window.ts';
import { RangeWindow } from '../range-window.ts';

export const limitStep = defineStep({
  name: 'limit',
  kind: 'filter',
  summary: 'Keeps the first n. local: of each collection.',
  overloads: [
    overload([integer('n')], (n) => new RangeWindow('limit', 0, n)),
    overload([token('Scope', 'global'), integer('n')], (_, n) => new RangeWindow('limit', 0, n)),
    overload([token('Scope', 'local'), integer('n')], (_, n) => localWindow('limit', 0, n)),
  ],
});
