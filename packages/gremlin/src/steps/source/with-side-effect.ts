import { text, token, value } from '../../plan/parameters.ts';
import { defineStep, overload } from '../define-step.ts';

export const withSideEffectStep = defineStep({
  name: 'withSideEffect',
  kind: 'source',
  summary:
    'Puts a value under a key before anything is gathered; an operator says how what is gathered joins it.',
  overloads: [
    overload([text('sideEffectKey'), value('initial')], (key, initial) => ({
      kind: 'beginning',
      conditions: { sideEffects: [{ key, value: initial, operator: undefined }] },
    })),
    overload(
      [text('sideEffectKey'), value('initial'), token('Operator')],
      (key, initial, operator) => ({
        kind: 'beginning',
        conditions: { sideEffects: [{ key, value: initial, operator: operator.name }] },
      }),
    ),
  ],
});
