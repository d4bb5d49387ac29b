import { token } from '../../plan/parameters.ts';
import { extreme } from '../../values/extreme.ts';
import type { LiveValue } from '../../values/value.ts';
import { defineStep, overload } from '../define-step.ts';
import { globalReduction, localReduction } from '../number-reduction.ts';

const reduction = {
  seed: (): LiveValue | undefined => undefined,
  add: (best: LiveValue | undefined, value: LiveValue) => extreme('min', best, value),
  finish: (best: LiveValue | undefined) => best,
};

export const minStep = defineStep({
  name: 'min',
  kind: 'barrier',
  summary: 'The smallest value. local: of each collection.',
  overloads: [
    overload([], () => globalReduction('min', reduction)),
    overload([token('Scope', 'global')], () => globalReduction('min', reduction)),
    overload([token('Scope', 'local')], () => localReduction('min', reduction)),
  ],
});
