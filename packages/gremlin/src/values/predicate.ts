import type { Regex } from '@meshlapse/model';
import { compareValues, equalValues } from './compare.ts';
import type { GType } from './gtype.ts';
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
  | { readonly kind: 'not'; readonly of: Predicate }
  | { readonly kind: 'and' | 'or'; readonly of: readonly Predicate[] };

/** Whether a value meets a predicate. One that it cannot be compared with it does not meet, so it meets its negation. */
export function meets(value: LiveValue, predicate: Predicate): boolean {
  switch (predicate.kind) {
    case 'compare':
      return compares(value, predicate.operator, predicate.value);
    case 'member':
      return isMember(value, predicate) === predicate.isIn;
    case 'text':
      return isText(value, textTests[predicate.test], predicate.text) !== predicate.isNegated;
    case 'regex':
      return (typeof value === 'string' && predicate.regex.test(value)) !== predicate.isNegated;
    case 'type':
      return predicate.type.holds(value) !== predicate.isNegated;
    case 'not':
      return !meets(value, predicate.of);
    case 'and':
      return predicate.of.every((part) => meets(value, part));
    case 'or':
      return predicate.of.some((part) => meets(value, part));
  }
}

function isText(value: LiveValue, test: (value: string, text: string) => boolean, text: string) {
  return typeof value === 'string' && test(value, text);
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

function compares(a: LiveValue, operator: Comparison, b: LiveValue): boolean {
  if (operator === 'eq') return equalValues(a, b);
  if (operator === 'neq') return !equalValues(a, b);
  const order = compareValues(a, b);
  if (order === undefined) return false;
  if (operator === 'lt') return order < 0;
  if (operator === 'lte') return order <= 0;
  return operator === 'gt' ? order > 0 : order >= 0;
}

export function negate(predicate: Predicate): Predicate {
  switch (predicate.kind) {
    case 'compare':
      return negateComparison(predicate);
    case 'member':
      return { ...predicate, isIn: !predicate.isIn };
    case 'text':
    case 'regex':
    case 'type':
      return { ...predicate, isNegated: !predicate.isNegated };
    case 'not':
      return predicate.of;
    case 'and':
    case 'or':
      return { kind: predicate.kind === 'and' ? 'or' : 'and', of: predicate.of.map(negate) };
  }
}

/** Of the comparisons only equality has one that holds whenever it does not. */
function negateComparison(predicate: Extract<Predicate, { kind: 'compare' }>): Predicate {
  if (predicate.operator === 'eq') return { ...predicate, operator: 'neq' };
  if (predicate.operator === 'neq') return { ...predicate, operator: 'eq' };
  return { kind: 'not', of: predicate };
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
    case 'not':
      return { ...predicate, of: mapPredicate(predicate.of, change) };
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
