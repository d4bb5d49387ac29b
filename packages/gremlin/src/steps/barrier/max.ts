import { token } from '../../plan/parameters.ts';
import { extreme } from '../../values/extreme.ts';
import type { LiveValue } from '../../values/value.ts';
import { defineStep, overload } from '../define-step.ts';
import { globalReduction, localReduction } from '../number-reduction.ts';

const reduction = {
  seed: (): LiveValue | undefined => undefined,
  add: (best: LiveValue | undefined, value: LiveValue) => extreme('max', best, value),
  finish: (best: LiveValue | undefined) => best,
};

export const maxStep = defineStep({
  name: 'max',
  kind: 'barrier',
  summary: 'The largest value. local: of each collection.',
  overloads: [
    overload([], () => globalReduction('max', reduction)),
    overload([token('Scope', 'global')], () => globalReduction('max', reduction)),
    overload([token('Scope', 'local')], () => localReduction('max', reduction)),
  ],
});
