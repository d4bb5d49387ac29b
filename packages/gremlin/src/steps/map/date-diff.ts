import { DateTime, long } from '@meshlapse/model';
import { operand } from '../../plan/write-parameters.ts';
import { millisSince, toMillis } from '../../values/date-arithmetic.ts';
import { unexpected } from '../../values/type-error.ts';
import type { LiveValue } from '../../values/value.ts';
import { pairingStep } from '../collection-step.ts';
import { defineStep, overload, refusal } from '../define-step.ts';

export const dateDiffStep = defineStep({
  name: 'dateDiff',
  kind: 'map',
  summary: 'How many milliseconds each date is after another, as a long. Null stands for 1970.',
  overloads: [
    overload([operand('date')], (other) =>
      other.kind === 'value' && !(other.value instanceof DateTime)
        ? refusal('dateDiff() takes a date, or a traversal that gives one')
        : pairingStep('dateDiff', other, difference),
    ),
  ],
});

function difference(own: LiveValue, other: LiveValue): LiveValue {
  const date = dateOf(own);
  return long(other === null ? toMillis(date) : millisSince(date, dateOf(other)));
}

function dateOf(value: LiveValue): DateTime {
  if (value instanceof DateTime) return value;
  throw unexpected('dateDiff() can only take dates', value);
}
