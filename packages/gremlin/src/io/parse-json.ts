import { rawNumber } from './raw-number.ts';

/** Numbers that a JavaScript number may not hold as they are written: many digits, `1.0`, exponents. */
const DELICATE = /[[:,\s]-?(?:[\d.]{16}|\d+\.\d*0(?!\d)|\d+(?:\.\d+)?[eE])/;

/** Where in a text `JSON.parse` stopped, and what it says about it. */
export class JsonFault {
  readonly what: string;
  readonly offset: number;

  constructor(what: string, offset: number) {
    this.what = what;
    this.offset = offset;
  }
}

/** JSON in which numbers that would lose digits are kept as `JSON.rawJSON`. */
export function parseJson(text: string): unknown {
  try {
    return DELICATE.test(text) ? JSON.parse(text, keepDigits as Reviver) : JSON.parse(text);
  } catch (error) {
    // Looking at every number is recursive, parsing itself is not.
    if (error instanceof RangeError) return new JsonFault('Nested too deep', 0);
    if (!(error instanceof SyntaxError)) throw error;
    const offset = /position (\d+)/.exec(error.message)?.[1];
    const what = error.message.replace(/ in JSON.*|, "[\s\S]*| \(line.*/, '');
    return new JsonFault(what, offset === undefined ? text.length : Number(offset));
  }
}

type Reviver = (this: unknown, key: string, value: unknown) => unknown;

function keepDigits(_: string, value: unknown, context: { readonly source?: string }): unknown {
  const { source } = context;
  if (typeof value !== 'number' || source === undefined) return value;
  const isWhole = /^-?\d+$/.test(source);
  const isExact = String(value) === source && (!isWhole || Number.isSafeInteger(value));
  return isExact ? value : rawNumber(source);
}
