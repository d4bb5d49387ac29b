import { Regex, type Value } from '@meshlapse/model';
import { isNumeric, toDouble } from '../values/numbers.ts';
import type { LiveValue } from '../values/value.ts';
import { valueText } from '../values/value-text.ts';

/** A condition on all that an element has under a key: nothing when it is absent. */
export type Test = (held: readonly Value[]) => boolean;

export type Literal = string | number | boolean;

/** What a predicate takes. */
type Takes = 'value' | 'values' | 'number' | 'numbers' | 'pattern' | 'range';

export interface PredicateDefinition {
  readonly name: string;
  readonly takes: Takes;
  readonly summary: string;
  /** `undefined` when the arguments are of the right kinds and still mean nothing. */
  make(given: readonly Literal[]): Test | undefined;
}

/** What has the key; a list matches if one of its members does. */
export function present(held: readonly Value[]): boolean {
  return held.length > 0;
}

export function equals(wanted: Literal): Test {
  const text = String(wanted);
  return (held) => members(held).some((value) => textOf(value) === text);
}

function ofNumbers(test: (value: number, bounds: readonly number[]) => boolean) {
  return (given: readonly Literal[]): Test => {
    const bounds = given.map(Number);
    return (held) =>
      members(held).some((value) => {
        const own = numberOf(value);
        return own !== undefined && test(own, bounds);
      });
  };
}

const ordering = (
  name: string,
  summary: string,
  test: (value: number, bound: number) => boolean,
): PredicateDefinition => ({
  name,
  takes: 'number',
  summary,
  make: ofNumbers((value, [bound = Number.NaN]) => test(value, bound)),
});

const within = (
  name: string,
  summary: string,
  test: (value: number, low: number, high: number) => boolean,
): PredicateDefinition => ({
  name,
  takes: 'numbers',
  summary,
  make: ofNumbers((value, [low = Number.NaN, high = Number.NaN]) => test(value, low, high)),
});

const anyOf = (given: readonly Literal[]): Test => {
  const tests = given.map(equals);
  return (held) => tests.some((test) => test(held));
};

/** Values are compared as texts where one of them is a text: '111' is 111. */
export const predicates: readonly PredicateDefinition[] = [
  {
    name: 'NE',
    takes: 'value',
    summary: 'there, and other than the value',
    make: (given) => (held) => present(held) && !anyOf(given)(held),
  },
  {
    name: 'NEE',
    takes: 'value',
    summary: 'absent, or other than the value',
    make: (given) => (held) => !anyOf(given)(held),
  },
  ordering('LT', 'a number below', (value, bound) => value < bound),
  ordering('LTE', 'a number at most as large', (value, bound) => value <= bound),
  ordering('GT', 'a number above', (value, bound) => value > bound),
  ordering('GTE', 'a number at least as large', (value, bound) => value >= bound),
  within('INSIDE', 'a < x < b', (value, low, high) => low < value && value < high),
  within('BETWEEN', 'a <= x < b', (value, low, high) => low <= value && value < high),
  within('OUTSIDE', 'x < a or x > b', (value, low, high) => value < low || value > high),
  { name: 'WITHIN', takes: 'values', summary: 'one of the values', make: anyOf },
  {
    name: 'WITHOUT',
    takes: 'values',
    summary: 'absent, or none of the values',
    make: (given) => (held) => !anyOf(given)(held),
  },
  { name: 'REGEX', takes: 'pattern', summary: 'the pattern fits the whole text', make: matching },
  {
    name: 'IPV4RANGE',
    takes: 'range',
    summary: 'an address in the range `a.b.c.d/n`; what follows a `/` in the value is left out',
    make: inRange,
  },
];

function matching([pattern]: readonly Literal[]): Test {
  const regex = new Regex(`^(?:${pattern})$`);
  return (held) =>
    members(held).some((value) => {
      const text = textOf(value);
      return text !== undefined && regex.test(text);
    });
}

function inRange([range]: readonly Literal[]): Test | undefined {
  const [, network = '', length] = /^([\d.]+)(?:\/(\d{1,2}))?$/.exec(String(range)) ?? [];
  const address = addressOf(network);
  const bits = length === undefined ? 32 : Number(length);
  if (address === undefined || bits > 32) return undefined;
  const size = 2 ** (32 - bits);
  const block = Math.floor(address / size);
  return (held) =>
    members(held).some((value) => {
      const own = addressOf(textOf(value)?.replace(/\/\d+$/, '') ?? '');
      return own !== undefined && Math.floor(own / size) === block;
    });
}

function addressOf(text: string): number | undefined {
  const [, ...parts] = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text) ?? [];
  const numbers = parts.map(Number);
  if (numbers.length !== 4 || numbers.some((part) => part > 255)) return undefined;
  return numbers.reduce((sum, part) => sum * 256 + part, 0);
}

/** The values themselves, and the members of those that are lists. */
function members(held: readonly Value[]): readonly Value[] {
  return held.flatMap((value): readonly Value[] => {
    if (Array.isArray(value)) return members(value);
    return value instanceof Set ? members([...value]) : [value];
  });
}

/** `undefined` for what has no text to compare: maps. Numbers of all types are written alike. */
function textOf(value: Value): string | undefined {
  if (value === null || value instanceof Map) return undefined;
  if (isNumeric(value)) return typeof value === 'number' ? String(value) : String(value.value);
  return valueText(value);
}

function numberOf(value: LiveValue): number | undefined {
  if (isNumeric(value)) return toDouble(value);
  const isNumber = typeof value === 'string' && /^-?\d+(?:\.\d+)?$/.test(value);
  return isNumber ? Number(value) : undefined;
}
