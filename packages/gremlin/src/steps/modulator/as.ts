import { name, rest } from '../../plan/parameters.ts';
import { defineStep, overload } from '../define-step.ts';
import { LabelStep } from '../label-step.ts';

export const asStep = defineStep({
  name: 'as',
  kind: 'modulator',
  summary: 'Labels what the step before it gives, for select(), where() and path().',
  overloads: [overload([rest(name('label'), 1)], (labels) => new LabelStep(labels))],
});
