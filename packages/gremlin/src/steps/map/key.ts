import { loadHeadersIn } from '../../runner/read.ts';
import { T_KEY } from '../../values/token.ts';
import { tokenOf } from '../../values/token-of.ts';
import { defineStep, overload } from '../define-step.ts';
import { mapAllStep } from '../make-step.ts';

export const keyStep = defineStep({
  name: 'key',
  kind: 'map',
  summary: 'The key of each property.',
  overloads: [
    overload([], () =>
      mapAllStep({ name: 'key' }, async (values) => {
        await loadHeadersIn(values);
        return values.map((value) => tokenOf(value, T_KEY));
      }),
    ),
  ],
});
