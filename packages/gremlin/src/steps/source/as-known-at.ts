import { value } from '../../plan/parameters.ts';
import { defineStep, overload } from '../define-step.ts';

export const asKnownAtStep = defineStep({
  name: 'asKnownAt',
  kind: 'source',
  summary:
    'Reads what was known at a transaction, without what was recorded later: the same answer for ever.',
  overloads: [
    overload([value('transaction')], (at) => ({ kind: 'setting', name: 'asKnownAt', value: at })),
  ],
});
