import { type Comparison, meets, type Predicate } from './predicate.ts';
import type { LiveValue } from './value.ts';

export type ValueTest = (value: LiveValue) => boolean;

/** A predicate made ready to be asked of many values: answers as `meets()` does. */
export function testOf(predicate: Predicate): ValueTest {
  switch (predicate.kind) {
    case 'compare':
      return comparison(predicate);
    case 'not': {
      const test = testOf(predicate.of);
      return (value) => !test(value);
    }
    case 'and': {
      const tests = predicate.of.map(testOf);
      return (value) => tests.every((test) => test(value));
    }
    case 'or': {
      const tests = predicate.of.map(testOf);
      return (value) => tests.some((test) => test(value));
    }
    default:
      return (value) => meets(value, predicate);
  }
}

const plain: Readonly<Record<Comparison, (a: number, b: number) => boolean>> = {
  eq: (a, b) => a === b,
  neq: (a, b) => a !== b,
  lt: (a, b) => a < b,
  lte: (a, b) => a <= b,
  gt: (a, b) => a > b,
  gte: (a, b) => a >= b,
};

/**
 * Plain numbers are compared as they are, whatever their types, and texts for equality; anything else in the long way.
 *
 * So is a zero: for JavaScript it is the same as -0, for the language it is not.
 */
function comparison(predicate: Extract<Predicate, { kind: 'compare' }>): ValueTest {
  const { operator, value: bound } = predicate;
  if (typeof bound === 'number' && bound !== 0) {
    const holds = plain[operator];
    return (value) => (typeof value === 'number' ? holds(value, bound) : meets(value, predicate));
  }
  if (typeof bound === 'string' && operator === 'eq') return (value) => value === bound;
  return (value) => meets(value, predicate);
}
