import { isNumeric, toDouble } from '../../values/numbers.ts';
import { unreadable } from '../../values/type-error.ts';
import type { LiveValue } from '../../values/value.ts';
import { defineStep, overload } from '../define-step.ts';
import { mapStep } from '../make-step.ts';

export const asBoolStep = defineStep({
  name: 'asBool',
  kind: 'map',
  summary: "Each value as a boolean: numbers but 0 and NaN are true, texts are 'true' or 'false'.",
  overloads: [overload([], () => mapStep({ name: 'asBool' }, truthOf))],
});

function truthOf(value: LiveValue): boolean {
  if (typeof value === 'boolean') return value;
  if (isNumeric(value)) return Boolean(toDouble(value));
  const word = typeof value === 'string' ? value.trim().toLowerCase() : undefined;
  if (word === 'true' || word === 'false') return word === 'true';
  throw unreadable(value, 'Boolean');
}
