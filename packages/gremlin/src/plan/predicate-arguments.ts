import { Regex, Token } from '@meshlapse/model';
import type { Argument, Call } from '../language/ast.ts';
import { gtype, registeredType } from '../values/gtype.ts';
import { compare, member, negate, type Predicate, type TextTest } from '../values/predicate.ts';
import { isList, type LiveValue } from '../values/value.ts';
import { argumentError, type BindContext, withoutPrefix } from './bind-context.ts';
import { readValue } from './value-arguments.ts';

/** How a predicate is made of its values. */
interface Making {
  /** As messages show it. */
  readonly takes: string;
  /** `undefined` when the values do not fit; a text says why they mean nothing. */
  build(values: readonly LiveValue[]): Predicate | string | undefined;
}

const one = (build: (value: LiveValue) => Predicate): Making => ({
  takes: 'value',
  build: ([value, more]) => (value !== undefined && more === undefined ? build(value) : undefined),
});

const two = (build: (low: LiveValue, high: LiveValue) => Predicate): Making => ({
  takes: 'low, high',
  build: ([low, high, more]) =>
    low !== undefined && high !== undefined && more === undefined ? build(low, high) : undefined,
});

const text = (test: TextTest, isNegated: boolean): Making =>
  textual('text', (value) => ({ kind: 'text', test, text: value, isNegated }));

const regex = (isNegated: boolean): Making =>
  textual('pattern', (value) => ({ kind: 'regex', regex: new Regex(value), isNegated }));

function textual(takes: string, build: (value: string) => Predicate): Making {
  return {
    takes,
    build: ([value, more]) =>
      typeof value === 'string' && more === undefined ? build(value) : undefined,
  };
}

/** `within(1, 2)`, `within([1, 2])` and a bound list all mean the same. */
const members = (isIn: boolean): Making => ({
  takes: 'value...',
  build(values) {
    const [only, more] = values;
    if (only === undefined || more !== undefined) return member(isIn, values);
    if (only instanceof Set) return member(isIn, [...only]);
    return member(isIn, isList(only) ? only : values);
  },
});

/** The type of a `GType`, or of a class name. */
const typed: Making = {
  takes: 'GType|class',
  build([given, more]) {
    if (more !== undefined) return undefined;
    if (typeof given === 'string') {
      const type = registeredType(given);
      return type
        ? { kind: 'type', type, isNegated: false }
        : `${given} is not a registered type; GType lists the types`;
    }
    const type = given instanceof Token && given.type === 'GType' ? gtype(given.name) : undefined;
    return type && { kind: 'type', type, isNegated: false };
  },
};

const predicates: ReadonlyMap<string, Making> = new Map<string, Making>([
  ['eq', one((value) => compare('eq', value))],
  ['neq', one((value) => compare('neq', value))],
  ['lt', one((value) => compare('lt', value))],
  ['lte', one((value) => compare('lte', value))],
  ['gt', one((value) => compare('gt', value))],
  ['gte', one((value) => compare('gte', value))],
  ['inside', two((low, high) => both('and', compare('gt', low), compare('lt', high)))],
  ['outside', two((low, high) => both('or', compare('lt', low), compare('gt', high)))],
  ['between', two((low, high) => both('and', compare('gte', low), compare('lt', high)))],
  ['within', members(true)],
  ['without', members(false)],
  ['containing', text('containing', false)],
  ['notContaining', text('containing', true)],
  ['startingWith', text('startingWith', false)],
  ['notStartingWith', text('startingWith', true)],
  ['endingWith', text('endingWith', false)],
  ['notEndingWith', text('endingWith', true)],
  ['regex', regex(false)],
  ['notRegex', regex(true)],
  ['typeOf', typed],
]);

export const predicateNames: readonly string[] = [...predicates.keys(), 'not'];

/** The predicate that an argument stands for, `undefined` when it is something else. */
export function readPredicate(argument: Argument, context: BindContext): Predicate | undefined {
  if (argument.kind !== 'chain') return undefined;
  const [head, ...rest] = withoutPrefix(argument, ['P', 'TextP']);
  const first = head && readCall(head, context);
  return first && rest.reduce((whole, call) => connected(whole, call, context), first);
}

function readCall(call: Call, context: BindContext): Predicate | undefined {
  if (call.name === 'not') {
    const [argument, more] = call.args ?? [];
    const inner = argument && !more ? readPredicate(argument, context) : undefined;
    return inner && negate(inner);
  }
  const making = predicates.get(call.name);
  if (!making || !call.args) return undefined;
  const values = call.args.map((argument) => readValue(argument, context));
  const isComplete = values.every((value) => value !== undefined);
  const built = isComplete ? making.build(values) : undefined;
  if (built && typeof built !== 'string') return built;
  const usage = `${call.name}() is called as ${call.name}(${making.takes})`;
  throw argumentError(context, call.span, built ?? usage);
}

function connected(whole: Predicate, call: Call, context: BindContext): Predicate {
  const [argument, more] = call.args ?? [];
  if (call.name === 'negate' && call.args && !argument) return negate(whole);
  const other = argument && !more ? readPredicate(argument, context) : undefined;
  if ((call.name !== 'and' && call.name !== 'or') || !other) {
    throw argumentError(
      context,
      call.span,
      `A predicate goes on with and(predicate), or(predicate) or negate(), not with ${call.name}()`,
    );
  }
  return both(call.name, whole, other);
}

function both(kind: 'and' | 'or', a: Predicate, b: Predicate): Predicate {
  return { kind, of: [a, b] };
}
