import { CodedError, DateTime, long, type Token } from '@meshlapse/model';
import { token } from '../../plan/parameters.ts';
import type { Step } from '../../plan/step.ts';
import { convertNumber, type Misfit } from '../../values/convert-number.ts';
import { toMillis } from '../../values/date-arithmetic.ts';
import { classNameOf, type GType, gtype } from '../../values/gtype.ts';
import { isNumeric, type Numeric } from '../../values/numbers.ts';
import { readNumber } from '../../values/read-number.ts';
import { shownAs, unreadable } from '../../values/type-error.ts';
import type { LiveValue } from '../../values/value.ts';
import { defineStep, overload, type Refusal, refusal } from '../define-step.ts';
import { mapStep } from '../make-step.ts';

export const asNumberStep = defineStep({
  name: 'asNumber',
  kind: 'map',
  summary:
    'Each value as a number: texts as they are written, dates as milliseconds since 1970. With a type: in that type.',
  overloads: [
    overload([], () => mapStep({ name: 'asNumber' }, numberOf)),
    overload([token('GType')], asNumberOf),
  ],
});

function asNumberOf({ name }: Token): Step | Refusal {
  const type = gtype(name);
  if (!type?.number) return refusal(`asNumber() requires a numeric type token, got ${name}`);
  return mapStep({ name: 'asNumber' }, (value) => {
    const read = numberOf(value);
    return read === null ? null : converted(read, type);
  });
}

function numberOf(value: LiveValue): Numeric | null {
  if (value === null || isNumeric(value)) return value;
  if (value instanceof DateTime) return long(toMillis(value));
  if (typeof value !== 'string') throw unreadable(value, 'number', `type ${classNameOf(value)}`);
  const read = readNumber(value);
  if (read === undefined) throw unreadable(value, 'number', `string '${shownAs(value)}'`);
  return read;
}

function converted(value: Numeric, { number = 'double', className }: GType): Numeric {
  const made = convertNumber(value, number);
  if (isMisfit(made)) throw misfit(value, className, made);
  return made;
}

function isMisfit(made: Numeric | Misfit): made is Misfit {
  return typeof made === 'string';
}

function misfit(value: Numeric, className: string, why: Misfit): CodedError {
  const what = {
    overflow: `Can't convert number of type ${classNameOf(value)} to ${className} due to overflow`,
    NaN: `Can't convert NaN to ${className}`,
    infinity: `Can't convert floating point infinity to ${className}`,
  }[why];
  return new CodedError({
    code: 'GREMLIN_ARITHMETIC',
    category: 'incorrect',
    message: `${what}. Ask for a wider type, or filter such numbers out before.`,
  });
}
