import { loadHeadersIn } from '../../runner/read.ts';
import { T_VALUE } from '../../values/token.ts';
import { tokenOf } from '../../values/token-of.ts';
import { defineStep, overload } from '../define-step.ts';
import { mapAllStep } from '../make-step.ts';

export const valueStep = defineStep({
  name: 'value',
  kind: 'map',
  summary: 'The value of each property.',
  overloads: [
    overload([], () =>
      mapAllStep({ name: 'value' }, async (values) => {
        await loadHeadersIn(values);
        return values.map((value) => tokenOf(value, T_VALUE));
      }),
    ),
  ],
});
