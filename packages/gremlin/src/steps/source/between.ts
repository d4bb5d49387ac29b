import { value } from '../../plan/parameters.ts';
import { defineStep, overload } from '../define-step.ts';

export const betweenStep = defineStep({
  name: 'between',
  kind: 'source',
  summary:
    'Reads every version of the interval from the first time to the second, which is not in it.',
  overloads: [
    overload([value('from'), value('to')], (from, to) => ({
      kind: 'setting',
      name: 'between',
      value: [from, to],
    })),
  ],
});
