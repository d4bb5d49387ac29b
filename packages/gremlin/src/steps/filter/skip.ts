import { integer, token } from '../../plan/parameters.ts';
import { defineStep, overload } from '../define-step.ts';
import { localWindow } from '../local-window.ts';
import { RangeWindow } from '../range-window.ts';

export const skipStep = defineStep({
  name: 'skip',
  kind: 'filter',
  summary: 'Leaves out the first n. local: of each collection.',
  overloads: [
    overload([integer('n')], (n) => new RangeWindow('skip', n, Number.POSITIVE_INFINITY)),
    overload(
      [token('Scope', 'global'), integer('n')],
      (_, n) => new RangeWindow('skip', n, Number.POSITIVE_INFINITY),
    ),
    overload([token('Scope', 'local'), integer('n')], (_, n) =>
      localWindow('skip', n, Number.POSITIVE_INFINITY),
    ),
  ],
});
