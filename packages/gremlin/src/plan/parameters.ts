import { type ElementId, type Token, TypedNumber, Uuid } from '@meshlapse/model';
import type { Argument } from '../language/ast.ts';
import { idForms } from '../values/id-forms.ts';
import { toWhole } from '../values/numbers.ts';
import { compare, type Predicate } from '../values/predicate.ts';
import type { TokenType } from '../values/token.ts';
import { Element, isList, type LiveValue } from '../values/value.ts';
import { ANONYMOUS, type BindContext, bareName, withoutPrefix } from './bind-context.ts';
import { predicateNames, readPredicate } from './predicate-arguments.ts';
import type { Traversal } from './step.ts';
import { readToken, readValue } from './value-arguments.ts';

/** One parameter of a step: reads its value from the front of the arguments. */
export interface Parameter<T> {
  /** As usages show it. */
  readonly name: string;
  /** Whether it has to stand in the query itself, so that no variable can stand for it. */
  readonly isWritten?: boolean;
  /** `undefined` when the arguments do not fit. */
  read(
    args: readonly Argument[],
    context: BindContext,
  ): { readonly value: T; readonly taken: number } | undefined;
}

function single<T>(
  name: string,
  read: (argument: Argument, context: BindContext) => T | undefined,
): Parameter<T> {
  return {
    name,
    read([argument], context) {
      const value = argument && read(argument, context);
      return value === undefined ? undefined : { value, taken: 1 };
    },
  };
}

/** All arguments that are left, at least so many. */
export function rest<T>(of: Parameter<T>, least = 0): Parameter<readonly T[]> {
  return {
    name: `${of.name}...`,
    isWritten: of.isWritten === true,
    read(args, context) {
      const values: T[] = [];
      for (const argument of args) {
        const read = of.read([argument], context);
        if (!read) return undefined;
        values.push(read.value);
      }
      return values.length < least ? undefined : { value: values, taken: args.length };
    },
  };
}

export function value(name: string): Parameter<LiveValue> {
  return single(name, readValue);
}

export function text(name: string): Parameter<string> {
  return single(name, (argument, context) => {
    if (isPlainToken(argument, context)) return undefined;
    const read = readValue(argument, context);
    return typeof read === 'string' ? read : undefined;
  });
}

/** A list or set of texts. */
export function texts(): Parameter<readonly string[]> {
  return single('list of texts', (argument, context) => {
    const read = readValue(argument, context);
    const items = read instanceof Set ? [...read] : read;
    if (items === undefined || !isList(items)) return undefined;
    return items.every((item) => typeof item === 'string') ? items : undefined;
  });
}

/** What the query calls something: a label, a key, a side effect. The language has no variables there. */
export function name(shown: string): Parameter<string> {
  return writtenOnly(text(shown));
}

function writtenOnly<T>(of: Parameter<T>): Parameter<T> {
  return {
    name: of.name,
    isWritten: true,
    read: (args, context) => (isVariable(args[0], context) ? undefined : of.read(args, context)),
  };
}

/** A name that something is bound to. */
export function isVariable(argument: Argument | undefined, context: BindContext): boolean {
  const bare = argument?.kind === 'chain' ? bareName(argument) : undefined;
  return bare !== undefined && context.bindings.has(bare);
}

/** All arguments that are left as property keys; null names none. */
export function keys(): Parameter<readonly string[]> {
  const many = rest(writtenOnly(value('key')));
  return {
    name: many.name,
    isWritten: true,
    read(args, context) {
      const read = many.read(args, context);
      const named = read?.value.filter((key) => key !== null);
      if (!read || !named?.every((key) => typeof key === 'string')) return undefined;
      return { value: named, taken: read.taken };
    },
  };
}

/** A whole number from `least` on. */
export function integer(name: string, least = 0): Parameter<number> {
  return single(name, (argument, context) => {
    if (isPlainToken(argument, context)) return undefined;
    const read = readValue(argument, context);
    const whole = read === undefined ? undefined : toWhole(read);
    return whole === undefined || whole < least ? undefined : whole;
  });
}

export function boolean(name: string): Parameter<boolean> {
  return single(name, (argument, context) => {
    const read = readValue(argument, context);
    return typeof read === 'boolean' ? read : undefined;
  });
}

/** A token of one enumeration; `names` when only some of it. */
export function token(type: TokenType, ...names: readonly string[]): Parameter<Token> {
  const shown = names.length === 0 ? type : names.map((name) => `${type}.${name}`).join('|');
  return single(shown, (argument) => {
    const read = readToken(argument);
    const fits = read?.type === type && (names.length === 0 || names.includes(read.name));
    return fits ? read : undefined;
  });
}

export function predicate(): Parameter<Predicate> {
  return single('predicate', readPredicate);
}

/** A predicate, or a value that stands for being equal to it. */
export function condition(name = 'value'): Parameter<Predicate> {
  return single(`${name}|predicate`, (argument, context) => {
    const read = readPredicate(argument, context);
    if (read) return read;
    const equal = readValue(argument, context);
    return equal === undefined ? undefined : compare('eq', equal);
  });
}

/** An anonymous traversal, with or without `__.` in front. */
export function traversal(name = 'traversal'): Parameter<Traversal> {
  return single(name, (argument, context) => {
    if (argument.kind !== 'chain') return undefined;
    const [first] = withoutPrefix(argument, ANONYMOUS);
    if (!first?.args || isPredicateCall(first.name, context)) return undefined;
    return context.bindNested(argument);
  });
}

function isPredicateCall(name: string, context: BindContext): boolean {
  return predicateNames.includes(name) && !context.isStep(name);
}

/** Ids, and elements that stand for theirs; a list of them counts as its members. */
export function ids(least = 0): Parameter<readonly ElementId[]> {
  const many = rest(value('id'), least);
  return {
    name: many.name,
    read(args, context) {
      const read = many.read(args, context);
      const flat = read?.value.flatMap((item) => (isList(item) ? item : [item]));
      const found = flat?.flatMap((item) => (item === null ? [] : [idOf(item)]));
      if (!read || !found?.every((id) => id !== undefined)) return undefined;
      return { value: found.flatMap(idForms), taken: read.taken };
    },
  };
}

/** The id that a value is, or that the element has; `undefined` when it is neither. */
export function idOf(item: LiveValue): ElementId | undefined {
  if (typeof item === 'string' || typeof item === 'number') return item;
  if (item instanceof TypedNumber || item instanceof Uuid) return item;
  if (item instanceof Element) return item.header?.id;
  if (typeof item === 'object' && item !== null && 'id' in item) return item.id;
  return undefined;
}

/** A bare name that is a token and bound to nothing, so that other forms of the step may have it. */
function isPlainToken(argument: Argument, context: BindContext): boolean {
  const bare = argument.kind === 'chain' ? bareName(argument) : undefined;
  return bare !== undefined && !context.bindings.has(bare) && readToken(argument) !== undefined;
}
