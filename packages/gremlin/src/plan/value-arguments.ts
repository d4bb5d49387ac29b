import { randomUUID } from 'node:crypto';
import { DateTime, type Token, Uuid } from '@meshlapse/model';
import type { Argument, Call, Chain } from '../language/ast.ts';
import { languageError, placing } from '../language/language-error.ts';
import { mapOf, setOf } from '../values/collection.ts';
import { readDateTime } from '../values/read-date.ts';
import { bareToken, token } from '../values/token.ts';
import { isUuidText } from '../values/uuid-text.ts';
import type { LiveValue } from '../values/value.ts';
import { argumentError, type BindContext, bareName, qualifiedName } from './bind-context.ts';
import { didYouMean, nearest } from './nearest.ts';

/**
 * The value that an argument stands for; `undefined` when it is a traversal or a predicate.
 *
 * @throws {CodedError} `GREMLIN_UNBOUND_VARIABLE` for a bare name that is nothing.
 */
export function readValue(argument: Argument, context: BindContext): LiveValue | undefined {
  switch (argument.kind) {
    case 'literal':
      return argument.value;
    case 'list':
      return readAll(argument.items, context);
    case 'set': {
      const items = readAll(argument.items, context);
      return items && setOf(items);
    }
    case 'map':
      return readMap(argument.entries, context);
    case 'chain':
      return readChain(argument, context);
    case 'named':
      return undefined;
  }
}

/** The token that an argument names, such as `T.id`, `id`, `Order.desc`. */
export function readToken(argument: Argument): Token | undefined {
  if (argument.kind !== 'chain') return undefined;
  const bare = bareName(argument);
  if (bare !== undefined) return bareToken(bare);
  const pair = qualifiedName(argument);
  return pair && token(...pair);
}

function readAll(
  items: readonly Argument[],
  context: BindContext,
): readonly LiveValue[] | undefined {
  const values: LiveValue[] = [];
  for (const item of items) {
    const value = readValue(item, context);
    if (value === undefined) return undefined;
    values.push(value);
  }
  return values;
}

function readMap(
  entries: readonly { readonly key: Argument; readonly value: Argument }[],
  context: BindContext,
): ReadonlyMap<LiveValue, LiveValue> | undefined {
  const read: [LiveValue, LiveValue][] = [];
  for (const entry of entries) {
    const key = readKey(entry.key, context);
    const value = readValue(entry.value, context);
    if (key === undefined || value === undefined) return undefined;
    read.push([key, value]);
  }
  return mapOf(read);
}

/** The key of a map: a bare name is a text, in parentheses it is a token. */
export function readKey(key: Argument, context: BindContext): LiveValue | undefined {
  const naked = key.kind === 'chain' && !key.isEnclosed ? bareName(key) : undefined;
  return naked ?? readValue(key, context);
}

function readChain(chain: Chain, context: BindContext): LiveValue | undefined {
  const evaluated = context.evaluated?.get(chain);
  if (evaluated !== undefined) return evaluated;
  const bare = bareName(chain);
  if (bare !== undefined) return readBare(bare, chain, context);
  const pair = qualifiedName(chain);
  if (pair) return token(...pair);
  const [call, next] = chain.calls;
  return call && !next ? construct(call, context) : undefined;
}

function readBare(name: string, chain: Chain, context: BindContext): LiveValue {
  const bound = context.bindings.get(name);
  if (bound !== undefined) return bound;
  const known = bareToken(name);
  if (known) return known;
  const near = nearest(name, context.bindings.keys());
  throw languageError({
    code: 'GREMLIN_UNBOUND_VARIABLE',
    text: context.text,
    offset: chain.span.start,
    what: `No variable found for ${name}`,
    hint: `${didYouMean(near, (other) => other)} Bind it, or write '${name}' for a text.`.trim(),
    data: { name },
  });
}

/** `datetime('...')`, `UUID('...')`: calls that are values. */
function construct(call: Call, context: BindContext): LiveValue | undefined {
  const make = constructors.get(call.name);
  if (!make || !call.args) return undefined;
  const [argument, second] = call.args;
  const text = argument && readValue(argument, context);
  if (second || (argument && typeof text !== 'string')) {
    throw argumentError(context, call.span, `${call.name}() takes one text`);
  }
  const value = placing(context.text, call.span.start, () =>
    make(text as string | undefined, context),
  );
  if (value === undefined) {
    throw argumentError(context, call.span, `'${String(text)}' is no ${call.name}`);
  }
  return value;
}

type Constructor = (text: string | undefined, context: BindContext) => LiveValue | undefined;

const dateTime: Constructor = (text, context) => {
  if (text !== undefined) return readDateTime(text);
  context.bindOnce();
  return new DateTime(context.now);
};

const uuid: Constructor = (text, context) => {
  if (text !== undefined) return isUuidText(text) ? new Uuid(text) : undefined;
  context.bindOnce();
  return new Uuid(randomUUID());
};

const constructors: ReadonlyMap<string, Constructor> = new Map<string, Constructor>([
  ['datetime', dateTime],
  ['DateTime', dateTime],
  ['UUID', uuid],
]);
