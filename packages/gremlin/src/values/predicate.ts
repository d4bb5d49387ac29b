import { compareValues, equalValues } from './compare.ts';
import type { GType } from './gtype.ts';
import type { Regex } from './regex.ts';
import type { LiveValue } from './value.ts';

export type Comparison = 'eq' | 'neq' | 'lt' | 'lte' | 'gt' | 'gte';
export type TextTest = 'containing' | 'startingWith' | 'endingWith';

/** A condition on a value, without a name or a place: `P.gt(1)`, `TextP.regex('a+').negate()`. */
export type Predicate =
  | { readonly kind: 'compare'; readonly operator: Comparison; readonly value: LiveValue }
  | {
      readonly kind: 'member';
      readonly isIn: boolean;
      readonly values: readonly LiveValue[];
      /** The values when all of them are texts, so that long lists are looked up. */
      readonly texts: ReadonlySet<LiveValue> | undefined;
    }
  | {
      readonly kind: 'text';
      readonly test: TextTest;
      readonly text: string;
      readonly isNegated: boolean;
    }
  | { readonly kind: 'regex'; readonly regex: Regex; readonly isNegated: boolean }
  | { readonly kind: 'type'; readonly type: GType; readonly isNegated: boolean }
  | { readonly kind: 'and' | 'or'; readonly of: readonly Predicate[] };

/**
 * Whether a value meets a predicate; `undefined` when they cannot be compared, which no negation turns into a yes.
 */
export function meets(value: LiveValue, predicate: Predicate): boolean | undefined {
  switch (predicate.kind) {
    case 'compare':
      return compares(value, predicate.operator, predicate.value);
    case 'member':
      return isMember(value, predicate) === predicate.isIn;
    case 'text':
      if (typeof value !== 'string') return undefined;
      return textTests[predicate.test](value, predicate.text) !== predicate.isNegated;
    case 'regex':
      if (typeof value !== 'string') return undefined;
      return predicate.regex.test(value) !== predicate.isNegated;
    case 'type':
      return predicate.type.holds(value) !== predicate.isNegated;
    case 'and':
    case 'or':
      return connect(value, predicate.kind, predicate.of);
  }
}

function isMember(value: LiveValue, of: Extract<Predicate, { kind: 'member' }>): boolean {
  if (of.texts) return of.texts.has(value);
  return of.values.some((other) => equalValues(value, other));
}

const textTests: Readonly<Record<TextTest, (value: string, text: string) => boolean>> = {
  containing: (value, text) => value.includes(text),
  startingWith: (value, text) => value.startsWith(text),
  endingWith: (value, text) => value.endsWith(text),
};

function compares(a: LiveValue, operator: Comparison, b: LiveValue): boolean | undefined {
  if (operator === 'eq') return equalValues(a, b);
  if (operator === 'neq') return !equalValues(a, b);
  const order = compareValues(a, b);
  if (order === undefined) return undefined;
  if (operator === 'lt') return order < 0;
  if (operator === 'lte') return order <= 0;
  return operator === 'gt' ? order > 0 : order >= 0;
}

/** A decided part decides; otherwise a part that cannot be compared leaves it open. */
function connect(
  value: LiveValue,
  kind: 'and' | 'or',
  parts: readonly Predicate[],
): boolean | undefined {
  const decides = kind === 'or';
  let isOpen = false;
  for (const part of parts) {
    const answer = meets(value, part);
    if (answer === decides) return decides;
    if (answer === undefined) isOpen = true;
  }
  return isOpen ? undefined : !decides;
}

const OPPOSITE: Readonly<Record<Comparison, Comparison>> = {
  eq: 'neq',
  neq: 'eq',
  lt: 'gte',
  gte: 'lt',
  gt: 'lte',
  lte: 'gt',
};

export function negate(predicate: Predicate): Predicate {
  switch (predicate.kind) {
    case 'compare':
      return { ...predicate, operator: OPPOSITE[predicate.operator] };
    case 'member':
      return { ...predicate, isIn: !predicate.isIn };
    case 'text':
    case 'regex':
    case 'type':
      return { ...predicate, isNegated: !predicate.isNegated };
    case 'and':
    case 'or':
      return { kind: predicate.kind === 'and' ? 'or' : 'and', of: predicate.of.map(negate) };
  }
}

export function compare(operator: Comparison, value: LiveValue): Predicate {
  return { kind: 'compare', operator, value };
}

export function member(isIn: boolean, values: readonly LiveValue[]): Predicate {
  const areTexts = values.every((value) => typeof value === 'string');
  return { kind: 'member', isIn, values, texts: areTexts ? new Set(values) : undefined };
}

/** The same predicate with every value it compares with replaced. */
export function mapPredicate(
  predicate: Predicate,
  change: (value: LiveValue) => LiveValue,
): Predicate {
  switch (predicate.kind) {
    case 'compare':
      return { ...predicate, value: change(predicate.value) };
    case 'member':
      return member(predicate.isIn, predicate.values.map(change));
    case 'text':
    case 'regex':
    case 'type':
      return predicate;
    case 'and':
    case 'or':
      return { ...predicate, of: predicate.of.map((part) => mapPredicate(part, change)) };
  }
}

/** The values for which an equality on this predicate holds, when it is one; else `undefined`. */
export function equalityValues(predicate: Predicate): readonly LiveValue[] | undefined {
  if (predicate.kind === 'compare' && predicate.operator === 'eq') return [predicate.value];
  return predicate.kind === 'member' && predicate.isIn ? predicate.values : undefined;
}
