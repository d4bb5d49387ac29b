import { rest } from '../../plan/parameters.ts';
import { strategyName } from '../../strategies/strategy-argument.ts';
import { defineStep, overload } from '../define-step.ts';

export const withoutStrategiesStep = defineStep({
  name: 'withoutStrategies',
  kind: 'source',
  summary: 'Takes back strategies that were named before.',
  overloads: [
    overload([rest(strategyName(), 1)], (without) => ({ kind: 'strategies', named: [], without })),
  ],
});
