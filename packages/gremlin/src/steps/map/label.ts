import { loadHeadersIn } from '../../runner/read.ts';
import { T_LABEL } from '../../values/token.ts';
import { tokenOf } from '../../values/token-of.ts';
import { defineStep, overload } from '../define-step.ts';
import { mapAllStep } from '../make-step.ts';

export const labelStep = defineStep({
  name: 'label',
  kind: 'map',
  summary: 'The label of each element.',
  overloads: [
    overload([], () =>
      mapAllStep({ name: 'label' }, async (values) => {
        await loadHeadersIn(values);
        return values.map((value) => tokenOf(value, T_LABEL));
      }),
    ),
  ],
});
