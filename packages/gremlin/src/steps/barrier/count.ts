import { long } from '@meshlapse/model';
import { token } from '../../plan/parameters.ts';
import { countValue } from '../../values/count-value.ts';
import { defineStep, overload } from '../define-step.ts';
import { sizeOf } from '../local-window.ts';
import { mapStep } from '../make-step.ts';
import { reduceStep } from '../reduce.ts';

const countAll = () =>
  reduceStep<number>('count', {
    seed: () => 0,
    add: (count, _, bulk) => count + bulk,
    onlyCounts: true,
    finish: (count) => countValue(count),
  });

export const countStep = defineStep({
  name: 'count',
  kind: 'barrier',
  summary: 'How many there are, as a long. local: how many members each collection has.',
  overloads: [
    overload([], countAll),
    overload([token('Scope', 'global')], countAll),
    overload([token('Scope', 'local')], () =>
      mapStep({ name: 'count' }, (value) => long(sizeOf(value))),
    ),
  ],
});
