import { number } from '@meshlapse/model';
import { decimalText } from './decimal.ts';
import { numberText } from './number-text.ts';
import { compareNumbers, type Numeric } from './numbers.ts';

/**
 * Reads a number as `asNumber()` does; `undefined` when the text is none.
 *
 * Whole numbers become the smallest of int, long and BigInteger that holds them, others the smallest of float, double
 * and BigDecimal that is written alike. Hexadecimal begins with `0x`, octal with `0`; `L`, `F` and `D` name a type.
 */
export function readNumber(text: string): Numeric | undefined {
  const plain = text.trim();
  const suffix = /^[+-]?0[xX]/.test(plain) ? undefined : /[lLfFdD]$/.exec(plain)?.[0].toLowerCase();
  const digits = suffix === undefined ? plain : plain.slice(0, -1);
  const isWhole = suffix === 'l' || (suffix === undefined && /^[+-]?(?:\d+|0[xX].*)$/.test(digits));
  if (isWhole) return readWhole(digits, suffix);
  return /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(digits)
    ? readFloating(digits, suffix)
    : undefined;
}

function readWhole(text: string, suffix: string | undefined): Numeric | undefined {
  const match = /^([+-]?)(?:0[xX]([0-9a-fA-F]+)|(\d+))$/.exec(text);
  if (!match) return undefined;
  const [, sign, hex, decimal = ''] = match;
  const isOctal = hex === undefined && suffix === undefined && /^0\d/.test(decimal);
  if (isOctal && /[89]/.test(decimal)) return undefined;
  const prefix = hex === undefined ? (isOctal ? '0o' : '') : '0x';
  const magnitude = BigInt(`${prefix}${hex ?? decimal}`);
  const value = sign === '-' ? -magnitude : magnitude;
  const fits = (bits: number) => BigInt.asIntN(bits, value) === value;
  if (suffix === undefined && fits(32)) return number('int', Number(value));
  return number(fits(64) ? 'long' : 'bigInteger', value);
}

function readFloating(digits: string, suffix: string | undefined): Numeric | undefined {
  const double = number('double', Number(digits));
  const float = number('float', Math.fround(Number(digits)));
  if (suffix === 'f' && isSound(float, digits)) return float;
  if (suffix !== undefined) return isSound(double, digits) ? double : exact(digits);
  if (isSound(float, digits) && numberText(float) === numberText(double)) return float;
  const decimal = exact(digits);
  const isDouble =
    isSound(double, digits) && (decimal === undefined || compareNumbers(decimal, double) === 0);
  return isDouble ? double : decimal;
}

function exact(digits: string): Numeric | undefined {
  const text = decimalText(digits);
  return text === undefined ? undefined : number('bigDecimal', text);
}

/** Neither beyond the type's largest number nor so small that it vanished. */
function isSound(value: Numeric, digits: string): boolean {
  const plain = Number(typeof value === 'number' ? value : value.value);
  return Number.isFinite(plain) && (plain !== 0 || !/[1-9]/.test(digits.split(/[eE]/)[0] ?? ''));
}
