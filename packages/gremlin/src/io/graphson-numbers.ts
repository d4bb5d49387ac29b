import { type NumberType, number, type TypedNumber } from '@meshlapse/model';
import { decimalText } from '../values/decimal.ts';
import { digitsOf } from './raw-number.ts';

const NUMBER_TYPES: ReadonlyMap<string, NumberType> = new Map([
  ['gx:Byte', 'byte'],
  ['gx:Int16', 'short'],
  ['g:Int32', 'int'],
  ['g:Int64', 'long'],
  ['gx:BigInteger', 'bigInteger'],
  ['g:Float', 'float'],
  ['g:Double', 'double'],
  ['gx:BigDecimal', 'bigDecimal'],
]);

/** The type of number that a GraphSON type names. */
export function numberTypeOf(type: string): NumberType | undefined {
  return NUMBER_TYPES.get(type);
}

const BITS: ReadonlyMap<NumberType, number> = new Map([
  ['byte', 8],
  ['short', 16],
  ['int', 32],
  ['long', 64],
]);

const MAX_DIGITS = 10_000;
const WHOLE = /^-?\d+$/;
const REAL = /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$|^NaN$|^-?Infinity$/;

/** A number of this type from JSON; text when it cannot be, saying what it is instead. */
export function readNumber(type: NumberType, json: unknown): number | TypedNumber | string {
  const digits = digitsOf(json);
  if (digits === undefined || digits.length > MAX_DIGITS) return 'no number';
  if (type === 'bigDecimal') {
    const text = decimalText(digits);
    return text === undefined ? 'no number' : number(type, text);
  }
  if (type !== 'float' && type !== 'double') return readWhole(type, digits);
  if (!REAL.test(digits)) return 'no number';
  return number(type, type === 'float' ? Math.fround(Number(digits)) : Number(digits));
}

function readWhole(type: NumberType, digits: string): number | TypedNumber | string {
  if (!WHOLE.test(digits)) return 'no whole number';
  const exact = BigInt(digits);
  const bits = BITS.get(type);
  if (bits !== undefined && BigInt.asIntN(bits, exact) !== exact) return 'out of range';
  return number(type, type === 'long' || type === 'bigInteger' ? exact : Number(exact));
}

/** A number without a type, by its digits: whole ones are the smallest type that holds them, others doubles. */
export function readUntyped(digits: string): number | TypedNumber | string {
  if (!WHOLE.test(digits)) return readNumber('double', digits);
  const long = readNumber('long', digits);
  return typeof long === 'string' ? readNumber('bigInteger', digits) : plainest(long);
}

function plainest(long: number | TypedNumber): number | TypedNumber {
  return typeof long !== 'number' && typeof long.value === 'number' ? long.value : long;
}
