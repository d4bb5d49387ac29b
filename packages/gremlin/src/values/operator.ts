import { CodedError, long } from '@meshlapse/model';
import { extreme } from './extreme.ts';
import {
  addNumbers,
  divideNumbers,
  isNumeric,
  multiplyNumbers,
  type Numeric,
  negateNumber,
} from './numbers.ts';
import { typeError } from './type-error.ts';
import { isList, type LiveValue } from './value.ts';
import { checkMembers } from './value-size.ts';

/** What `Operator.sum` and the like make of two values. */
export function operate(operator: string, a: LiveValue, b: LiveValue): LiveValue {
  const plain = operators.get(operator);
  if (plain) return plain(a, b);
  const step = `Operator.${operator}`;
  if (b === null) return a;
  if (!isNumeric(a)) throw typeError(step, 'numbers', a);
  if (!isNumeric(b)) throw typeError(step, 'numbers', b);
  return calculate(operator, a, b);
}

type Operator = (a: LiveValue, b: LiveValue) => LiveValue;

const operators: ReadonlyMap<string, Operator> = new Map<string, Operator>([
  ['assign', (_, b) => b],
  ['and', (a, b) => truth('and', a) && truth('and', b)],
  ['or', (a, b) => truth('or', a) || truth('or', b)],
  ['addAll', addAll],
  ['min', (a, b) => extremeOf('min', a, b)],
  ['max', (a, b) => extremeOf('max', a, b)],
]);

function calculate(operator: string, a: Numeric, b: Numeric): LiveValue {
  if (operator === 'sum') return addNumbers(a, b);
  if (operator === 'sumLong') return addNumbers(addNumbers(long(0), a), b);
  if (operator === 'minus') return addNumbers(a, negateNumber(b));
  if (operator === 'mult') return multiplyNumbers(a, b);
  const quotient = divideNumbers(a, b);
  if (quotient !== undefined) return quotient;
  throw new CodedError({
    code: 'GREMLIN_ARITHMETIC',
    category: 'incorrect',
    message: 'A whole number is divided by zero. Filter zeros out before, or divide doubles.',
  });
}

function truth(operator: string, value: LiveValue): boolean {
  if (typeof value === 'boolean') return value;
  throw typeError(`Operator.${operator}`, 'booleans', value);
}

/** Null is no candidate. */
function extremeOf(which: 'min' | 'max', a: LiveValue, b: LiveValue): LiveValue {
  if (a === null || b === null) return a ?? b;
  return extreme(which, extreme(which, undefined, a), b);
}

function addAll(a: LiveValue, b: LiveValue): LiveValue {
  if (a instanceof Map && b instanceof Map) return new Map([...a, ...b]);
  const added = isList(b) ? b : b instanceof Set ? [...b] : undefined;
  if (!added) throw typeError('Operator.addAll', 'collections', b);
  checkMembers(added.length + (isList(a) ? a.length : a instanceof Set ? a.size : 0));
  if (isList(a)) return [...a, ...added];
  if (a instanceof Set) return new Set([...a, ...added]);
  throw typeError('Operator.addAll', 'collections', a);
}
