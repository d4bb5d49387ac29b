import { type NumberType, number, numberType, type TypedNumber } from '@meshlapse/model';
import { decimalText } from '../values/decimal.ts';
import type { LiveValue } from '../values/value.ts';

/** A literal that cannot be read; the parser adds where it is. */
export class LiteralFault {
  readonly what: string;
  /** Offset inside the literal. */
  readonly offset: number;

  constructor(what: string, offset = 0) {
    this.what = what;
    this.offset = offset;
  }
}

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['b', '\b'],
  ['t', '\t'],
  ['n', '\n'],
  ['f', '\f'],
  ['r', '\r'],
  ['"', '"'],
  ["'", "'"],
  ['\\', '\\'],
  ['\n', ''],
  ['\r', ''],
  ['\r\n', ''],
]);

/** The text between the quotes with its escapes resolved. A backslash before a line end joins lines. */
export function readText(image: string): string | LiteralFault {
  const body = image.slice(1, -1);
  if (!body.includes('\\')) return body;
  let fault: LiteralFault | undefined;
  const text = body.replaceAll(
    /\\(u+[0-9a-fA-F]{4}|[0-3]?[0-7]{1,2}|\r\n|[\s\S])/g,
    (_, code: string, offset: number) => {
      if (/^u./.test(code)) return String.fromCharCode(Number.parseInt(code.slice(-4), 16));
      if (/^[0-7]/.test(code)) return String.fromCharCode(Number.parseInt(code, 8));
      const plain = ESCAPES.get(code);
      if (plain === undefined) {
        fault ??= new LiteralFault(`There is no escape \\${code} in a text`, offset + 1);
      }
      return plain ?? '';
    },
  );
  if (fault) return fault;
  return text.isWellFormed() ? text : new LiteralFault('The text holds half of a surrogate pair');
}

const INTEGER_TYPES: ReadonlyMap<string, NumberType> = new Map([
  ['b', 'byte'],
  ['s', 'short'],
  ['i', 'int'],
  ['l', 'long'],
  ['n', 'bigInteger'],
]);

const BITS = { byte: 8n, short: 16n, int: 32n, long: 64n } as const;

/** Without a suffix the smallest of int, long and BigInteger that holds it. */
export function readInteger(image: string): number | TypedNumber | LiteralFault {
  const plain = image.replaceAll('_', '');
  const isHex = /^[+-]?0[xX]/.test(plain);
  const suffix = (isHex ? /[sSnNiIlL]$/ : /[bBsSnNiIlL]$/).exec(plain)?.[0]?.toLowerCase();
  const digits = suffix === undefined ? plain : plain.slice(0, -1);
  const isOctal = /^[+-]?0\d+$/.test(digits);
  if (isOctal && /[89]/.test(digits)) {
    return new LiteralFault(`${image} begins with 0 and so is octal, where 8 and 9 are no digits`);
  }
  const magnitude = digits.replace(/^[+-]/, '');
  const unsigned = BigInt(isOctal ? `0o${magnitude}` : magnitude);
  const value = digits.startsWith('-') ? -unsigned : unsigned;
  const type = INTEGER_TYPES.get(suffix ?? '') ?? smallest(value);
  if (type !== 'bigInteger' && !fits(value, type)) {
    return new LiteralFault(`${image} is out of the range of the type ${type}`);
  }
  if (type === 'bigInteger') return number(type, value);
  return number(type, type === 'long' ? value : Number(value));
}

function smallest(value: bigint): NumberType {
  if (fits(value, 'int')) return 'int';
  return fits(value, 'long') ? 'long' : 'bigInteger';
}

function fits(value: bigint, type: NumberType): boolean {
  const bits = BITS[type as keyof typeof BITS];
  return bits !== undefined && BigInt.asIntN(Number(bits), value) === value;
}

/** Without a suffix a double. */
export function readFloat(image: string): number | TypedNumber | LiteralFault {
  const plain = image.replaceAll('_', '');
  const suffix = /[fFdDmM]$/.exec(plain)?.[0]?.toLowerCase();
  const digits = suffix === undefined ? plain : plain.slice(0, -1);
  if (suffix === 'm') {
    const text = decimalText(digits);
    return text === undefined
      ? new LiteralFault(`${image} has too large an exponent`)
      : number('bigDecimal', text);
  }
  const value = Number(digits);
  return suffix === 'f' ? number('float', Math.fround(value)) : number('double', value);
}

/** Of all ranges of a text together: each takes few characters and may stand for many values. */
export const MAX_RANGE = 10_000;

/** All ints, or all characters, from the one to the other, both included, up or down. */
export function readRange(
  from: LiveValue,
  to: LiveValue,
  most: number,
): readonly (number | string)[] | LiteralFault {
  const [first, last] = [orderOf(from), orderOf(to)];
  if (first === undefined || last === undefined || typeof from !== typeof to) {
    return new LiteralFault(
      "A range is written between two ints or two characters, as in 1..5 or 'a'..'d'",
    );
  }
  const length = Math.abs(last - first) + 1;
  if (length > most) {
    return new LiteralFault(`The ranges of a query have at most ${MAX_RANGE} members together`);
  }
  const step = first <= last ? 1 : -1;
  const members = Array.from({ length }, (_, i) => first + i * step);
  return typeof from === 'number' ? members : members.map((code) => String.fromCodePoint(code));
}

function orderOf(value: LiveValue): number | undefined {
  if (typeof value === 'number') return numberType(value) === 'int' ? value : undefined;
  return typeof value === 'string' && [...value].length === 1 ? value.codePointAt(0) : undefined;
}
