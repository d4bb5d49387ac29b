import { CodedError, DateTime } from '@meshlapse/model';
import { integer, token } from '../../plan/parameters.ts';
import { addToDate } from '../../values/date-arithmetic.ts';
import { unexpected } from '../../values/type-error.ts';
import { defineStep, overload } from '../define-step.ts';
import { mapStep } from '../make-step.ts';

export const dateAddStep = defineStep({
  name: 'dateAdd',
  kind: 'map',
  summary:
    'Each date so many seconds, minutes, hours or days later; earlier for a negative number.',
  overloads: [
    overload([token('DT'), integer('count', Number.MIN_SAFE_INTEGER)], ({ name }, count) =>
      mapStep({ name: 'dateAdd' }, (value) => {
        if (!(value instanceof DateTime)) throw unexpected('dateAdd() can only take dates', value);
        return addToDate(value, name, count) ?? outOfRange();
      }),
    ),
  ],
});

function outOfRange(): never {
  throw new CodedError({
    code: 'GREMLIN_ARITHMETIC',
    category: 'incorrect',
    message: 'dateAdd() leads out of the years 1 to 2255. Add less.',
  });
}
