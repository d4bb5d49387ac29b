import { type NumberType, number, numberType } from '@meshlapse/model';
import { formatDecimal, parseDecimal, truncated } from './decimal.ts';
import { numberText } from './number-text.ts';
import { isNaNumber, type Numeric, toDouble } from './numbers.ts';

const BITS: Readonly<Partial<Record<NumberType, number>>> = {
  byte: 8,
  short: 16,
  int: 32,
  long: 64,
};

/** Why a number has no form in a type. */
export type Misfit = 'overflow' | 'NaN' | 'infinity';

/** The number in another type, cut towards zero where that is whole. */
export function convertNumber(value: Numeric, type: NumberType): Numeric | Misfit {
  if (numberType(value) === type) return value;
  if (type === 'float' || type === 'double') return convertFloating(value, type);
  if (isNaNumber(value)) return 'NaN';
  if (isInfinite(value)) return 'infinity';
  return type === 'bigDecimal' ? exactly(value) : wholly(value, type);
}

function convertFloating(value: Numeric, type: 'float' | 'double'): Numeric | Misfit {
  // As it is written, not as its 32 bits are: 0.1f is the double 0.1.
  const double = numberType(value) === 'float' ? Number(numberText(value)) : toDouble(value);
  const converted = type === 'float' ? Math.fround(double) : double;
  const overflows = Math.abs(converted) === Number.POSITIVE_INFINITY && !isInfinite(value);
  return overflows ? 'overflow' : number(type, converted);
}

function wholly(value: Numeric, type: NumberType): Numeric | Misfit {
  const decimal = parseDecimal(digitsOf(value));
  if (!decimal) return 'overflow';
  const whole = truncated(decimal);
  if (type === 'bigInteger') return number(type, whole);
  if (BigInt.asIntN(BITS[type] ?? 0, whole) !== whole) return 'overflow';
  return number(type, type === 'long' ? whole : Number(whole));
}

function exactly(value: Numeric): Numeric | Misfit {
  const decimal = parseDecimal(digitsOf(value));
  return decimal ? number('bigDecimal', formatDecimal(decimal)) : 'overflow';
}

function digitsOf(value: Numeric): string {
  const plain = typeof value === 'number' ? value : value.value;
  return numberType(value) === 'float' ? numberText(value) : String(plain);
}

function isBinary(value: Numeric): boolean {
  return numberType(value) === 'float' || numberType(value) === 'double';
}

function isInfinite(value: Numeric): boolean {
  return isBinary(value) && Math.abs(toDouble(value)) === Number.POSITIVE_INFINITY;
}
