import { traversal, value } from '../../plan/parameters.ts';
import { defineStep, overload } from '../define-step.ts';

export const withConfigurationStep = defineStep({
  name: 'with',
  kind: 'modulator',
  summary: 'Configures the step before it, as in valueMap().with(WithOptions.tokens).',
  overloads: [
    overload([value('key'), value('value')], (key, given) => ({ kind: 'with', key, value: given })),
    overload([value('key'), traversal('value')], (key, given) => ({
      kind: 'with',
      key,
      value: undefined,
      traversal: given,
    })),
    overload([value('key')], (key) => ({ kind: 'with', key, value: undefined })),
  ],
});
