import { CodedError, DateTime, numberType } from '@meshlapse/model';
import { fromMillis } from '../../values/date-arithmetic.ts';
import { isNumeric, isWholeType, toDouble } from '../../values/numbers.ts';
import { readDateTime } from '../../values/read-date.ts';
import { unreadable } from '../../values/type-error.ts';
import type { LiveValue } from '../../values/value.ts';
import { defineStep, overload } from '../define-step.ts';
import { mapStep } from '../make-step.ts';

export const asDateStep = defineStep({
  name: 'asDate',
  kind: 'map',
  summary: 'Each value as a date: texts in ISO 8601, whole numbers as milliseconds since 1970.',
  overloads: [overload([], () => mapStep({ name: 'asDate' }, dateOf))],
});

function dateOf(value: LiveValue): DateTime {
  if (value instanceof DateTime) return value;
  const isWhole = isNumeric(value) && isWholeType(numberType(value));
  const date = isWhole ? fromMillis(toDouble(value)) : undefined;
  if (date) return date;
  if (typeof value !== 'string') throw unreadable(value, 'OffsetDateTime');
  try {
    return readDateTime(value);
  } catch (error) {
    throw error instanceof CodedError ? unreadable(value, 'OffsetDateTime') : error;
  }
}
