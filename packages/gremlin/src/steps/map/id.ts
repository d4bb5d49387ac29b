import { loadHeadersIn } from '../../runner/read.ts';
import { T_ID } from '../../values/token.ts';
import { tokenOf } from '../../values/token-of.ts';
import { defineStep, overload } from '../define-step.ts';
import { mapAllStep } from '../make-step.ts';

export const idStep = defineStep({
  name: 'id',
  kind: 'map',
  summary: 'The id of each element.',
  overloads: [
    overload([], () =>
      mapAllStep({ name: 'id' }, async (values) => {
        await loadHeadersIn(values);
        return values.map((value) => tokenOf(value, T_ID));
      }),
    ),
  ],
});
