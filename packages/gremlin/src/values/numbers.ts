import { CodedError, type NumberType, number, numberType, TypedNumber } from '@meshlapse/model';
import {
  addDecimals,
  compareDecimals,
  type Decimal,
  divideDecimals,
  formatDecimal,
  MAX_SCALE,
  parseDecimal,
} from './decimal.ts';
import type { LiveValue } from './value.ts';

export type Numeric = number | TypedNumber;

export function isNumeric(value: LiveValue): value is Numeric {
  return typeof value === 'number' || value instanceof TypedNumber;
}

/** The nearest double. */
export function toDouble(value: Numeric): number {
  return typeof value === 'number' ? value : Number(value.value);
}

/** The whole number that a limit or a count was given as; `undefined` when it is none that is safe. */
export function toWhole(value: LiveValue): number | undefined {
  if (!isNumeric(value) || isFloating(numberType(value))) return undefined;
  const whole = toDouble(value);
  return Number.isSafeInteger(whole) ? whole : undefined;
}

/**
 * By size, whatever the types; -0.0 is smaller than 0.
 *
 * NaN comes after everything and equals itself; ask {@link isNaNumber} first.
 */
export function compareNumbers(a: Numeric, b: Numeric): number {
  const bySize = compareSizes(a, b);
  return bySize === 0 ? Number(isNegativeZero(b)) - Number(isNegativeZero(a)) : bySize;
}

function compareSizes(a: Numeric, b: Numeric): number {
  const left = comparable(a);
  const right = comparable(b);
  if (typeof left !== 'string' && typeof right !== 'string') return compareExact(left, right);
  const isBeyond = isUnbounded(a) || isUnbounded(b);
  return isBeyond ? compareUnbounded(a, b) : compareDecimals(toDecimal(a), toDecimal(b));
}

/** What no decimal can hold, with a decimal. */
function compareUnbounded(a: Numeric, b: Numeric): number {
  return compareExact(isUnbounded(a) ? toDouble(a) : 0, isUnbounded(b) ? toDouble(b) : 0);
}

function isNegativeZero(value: Numeric): boolean {
  return Object.is(comparable(value), -0);
}

export function isNaNumber(value: LiveValue): boolean {
  return isNumeric(value) && Number.isNaN(toDouble(value));
}

/**
 * The sum in the wider of the two types; whole numbers that overflow move on to the next wider type.
 */
export function addNumbers(a: Numeric, b: Numeric): Numeric {
  const type = commonType(a, b);
  if (type === 'bigDecimal') {
    return decimalNumber(addDecimals(toDecimal(a), toDecimal(b)));
  }
  if (type === 'float') return float(toDouble(a) + toDouble(b));
  if (type === 'double') return number(type, toDouble(a) + toDouble(b));
  const sum = toBigInt(a) + toBigInt(b);
  return whole(widen(type, sum), sum);
}

export function multiplyNumbers(a: Numeric, b: Numeric): Numeric {
  const type = commonType(a, b);
  if (type === 'bigDecimal') {
    const [x, y] = [toDecimal(a), toDecimal(b)];
    const product = { unscaled: x.unscaled * y.unscaled, scale: x.scale + y.scale };
    return decimalNumber(product);
  }
  if (type === 'float') return float(toDouble(a) * toDouble(b));
  if (type === 'double') return number(type, toDouble(a) * toDouble(b));
  const product = toBigInt(a) * toBigInt(b);
  return whole(widen(type, product), product);
}

/** `a` without its sign turned: what subtraction adds. */
export function negateNumber(value: Numeric): Numeric {
  return multiplyNumbers(value, number('byte', -1));
}

/** Whole numbers are divided as such, towards zero; `undefined` for a whole number by zero. */
export function divideNumbers(a: Numeric, b: Numeric): Numeric | undefined {
  const type = commonType(a, b);
  if (type === 'float') return float(toDouble(a) / toDouble(b));
  if (type === 'double') return number(type, toDouble(a) / toDouble(b));
  if (type === 'bigDecimal') {
    const divisor = toDecimal(b);
    if (divisor.unscaled === 0n) return undefined;
    return decimalNumber(divideDecimals(toDecimal(a), divisor));
  }
  const divisor = toBigInt(b);
  if (divisor === 0n) return undefined;
  const quotient = toBigInt(a) / divisor;
  return whole(widen(type, quotient), quotient);
}

/** `value` times a bulk. */
export function multiplyNumber(value: Numeric, times: number): Numeric {
  if (times === 1) return value;
  const type = numberType(value);
  if (type === 'bigDecimal' || type === 'float' || type === 'double') {
    const factor =
      type === 'bigDecimal' ? number('bigInteger', BigInt(times)) : number(type, times);
    return multiplyNumbers(value, factor);
  }
  const product = toBigInt(value) * BigInt(times);
  return whole(widen(type, product), product);
}

/** A double, or a BigDecimal when the sum is too wide for one. */
export function meanOf(sum: Numeric, count: number): Numeric {
  const type = numberType(sum);
  if (type === 'bigDecimal' || type === 'bigInteger') {
    return number(
      'bigDecimal',
      formatDecimal(divideDecimals(toDecimal(sum), { unscaled: BigInt(count), scale: 0 })),
    );
  }
  return number('double', toDouble(sum) / count);
}

/** A double; a BigDecimal for what is too wide for one. */
export function toFloating(value: Numeric): Numeric {
  const type = numberType(value);
  if (isFloating(type)) return value;
  if (type === 'bigInteger') return number('bigDecimal', formatDecimal(toDecimal(value)));
  return number('double', toDouble(value));
}

/** The same size in the type that both share. */
export function promote(value: Numeric, other: Numeric): Numeric {
  const type = commonType(value, other);
  if (type === numberType(value)) return value;
  if (type === 'bigDecimal') return number(type, formatDecimal(toDecimal(value)));
  if (type === 'float') return float(toDouble(value));
  if (type === 'double') return number(type, toDouble(value));
  return whole(type, toBigInt(value));
}

/** `repeat()` could double the length of a number without end. */
const MAX_BITS = 131_072;

const WHOLE_TYPES: readonly NumberType[] = ['byte', 'short', 'int', 'long', 'bigInteger'];
const BITS: Readonly<Record<NumberType, number>> = {
  byte: 8,
  short: 16,
  int: 32,
  long: 64,
  bigInteger: 128,
  float: 32,
  double: 64,
  bigDecimal: 128,
};

/** Whether numbers of the type have no fractions. */
export function isWholeType(type: NumberType): boolean {
  return !isFloating(type);
}

function isFloating(type: NumberType): boolean {
  return type === 'float' || type === 'double' || type === 'bigDecimal';
}

/**
 * As wide as the wider of both, floating when one is.
 *
 * A double next to NaN and infinities, which no decimal can hold.
 */
function commonType(a: Numeric, b: Numeric): NumberType {
  const [left, right] = [numberType(a), numberType(b)];
  if (left === right) return left;
  if (isUnbounded(a) || isUnbounded(b)) return 'double';
  const bits = Math.max(BITS[left], BITS[right]);
  if (!isFloating(left) && !isFloating(right)) {
    return WHOLE_TYPES.find((type) => BITS[type] === bits) ?? 'bigInteger';
  }
  if (bits === 128) return 'bigDecimal';
  return bits === 64 ? 'double' : 'float';
}

function isUnbounded(value: Numeric): boolean {
  const plain = comparable(value);
  return typeof plain === 'number' && !Number.isFinite(plain);
}

function widen(type: NumberType, value: bigint): NumberType {
  const wider = WHOLE_TYPES.slice(WHOLE_TYPES.indexOf(type));
  return wider.find((next) => BigInt.asIntN(BITS[next], value) === value) ?? 'bigInteger';
}

function whole(type: NumberType, value: bigint): Numeric {
  if (type === 'bigInteger') checkSize(value);
  if (type === 'bigInteger' || type === 'long') return number(type, value);
  return number(type, Number(value));
}

function decimalNumber(decimal: Decimal): Numeric {
  checkSize(decimal.unscaled);
  if (decimal.scale > MAX_SCALE) throw tooLarge();
  return number('bigDecimal', formatDecimal(decimal));
}

function checkSize(value: bigint): void {
  if (BigInt.asIntN(MAX_BITS, value) !== value) throw tooLarge();
}

function tooLarge(): CodedError {
  return new CodedError({
    code: 'GREMLIN_ARITHMETIC',
    category: 'incorrect',
    message: `A number needs more than ${MAX_BITS} bits, or ${MAX_SCALE} digits behind the point. Go on with doubles, as asNumber(GType.DOUBLE) gives them.`,
  });
}

/** A float that overflows becomes a double. */
function float(value: number): Numeric {
  const rounded = Math.fround(value);
  const overflows = Number.isFinite(value) && !Number.isFinite(rounded);
  return overflows ? number('double', value) : number('float', rounded);
}

function comparable(value: Numeric): number | bigint | string {
  return typeof value === 'number' ? value : value.value;
}

function compareExact(a: number | bigint, b: number | bigint): number {
  if (a === b || a < b || a > b) return a < b ? -1 : Number(a > b);
  return Number(Number.isNaN(Number(a))) - Number(Number.isNaN(Number(b)));
}

function toBigInt(value: Numeric): bigint {
  const plain = comparable(value);
  return typeof plain === 'bigint' ? plain : BigInt(plain);
}

function toDecimal(value: Numeric): Decimal {
  const plain = comparable(value);
  const decimal = parseDecimal(String(plain));
  if (!decimal) throw new RangeError(`${String(plain)} has no decimal form`);
  return decimal;
}
