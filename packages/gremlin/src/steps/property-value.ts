import type { Step } from '../plan/step.ts';
import { loadHeadersIn } from '../runner/read.ts';
import { T_VALUE } from '../values/token.ts';
import { tokenOf } from '../values/token-of.ts';
import { mapAllStep } from './make-step.ts';

/** From properties to their values. */
export const propertyValue: Step = mapAllStep({ name: 'value' }, async (values) => {
  await loadHeadersIn(values);
  return values.map((value) => tokenOf(value, T_VALUE));
});
