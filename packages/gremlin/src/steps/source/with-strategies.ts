import { rest } from '../../plan/parameters.ts';
import { strategy } from '../../strategies/strategy-argument.ts';
import { defineStep, overload } from '../define-step.ts';

export const withStrategiesStep = defineStep({
  name: 'withStrategies',
  kind: 'source',
  summary: 'Lets strategies change what the query sees, writes or is allowed.',
  overloads: [
    overload([rest(strategy(), 1)], (named) => ({ kind: 'strategies', named, without: [] })),
  ],
});
