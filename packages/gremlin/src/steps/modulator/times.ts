import { integer } from '../../plan/parameters.ts';
import { defineStep, overload } from '../define-step.ts';
import { beginRepeat } from '../repeat-loop.ts';

export const timesStep = defineStep({
  name: 'times',
  kind: 'modulator',
  summary: 'Ends the repeat() after so many rounds.',
  overloads: [overload([integer('n')], (count) => ({ kind: 'times', count }))],
  begin: beginRepeat,
});
