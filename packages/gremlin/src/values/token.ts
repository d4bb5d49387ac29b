import { Token } from '@meshlapse/model';

/** The enumerations of the language whose names stand for themselves. */
const TOKENS = {
  T: ['id', 'label', 'key', 'value'],
  Scope: ['global', 'local'],
  Order: ['asc', 'desc', 'shuffle'],
  Column: ['keys', 'values'],
  Direction: ['OUT', 'IN', 'BOTH'],
  Operator: [
    'addAll',
    'and',
    'assign',
    'div',
    'max',
    'min',
    'minus',
    'mult',
    'or',
    'sum',
    'sumLong',
  ],
  Pop: ['first', 'last', 'all', 'mixed'],
  Pick: ['any', 'none', 'unproductive'],
  WithOptions: [
    'tokens',
    'none',
    'ids',
    'labels',
    'keys',
    'values',
    'all',
    'indexer',
    'list',
    'map',
  ],
} as const;

export type TokenType = keyof typeof TOKENS;

const types = Object.keys(TOKENS) as readonly TokenType[];

const tokens: ReadonlyMap<string, Token> = new Map(
  types.flatMap((type) =>
    TOKENS[type].map((name) => [`${type}.${name}`, new Token(type, name)] as const),
  ),
);

/** Equal tokens are the same object. `undefined` when the enumeration has no such name. Also accepts `T.ID` for `T.id` as drivers write it. */
export function token(type: string, name: string): Token | undefined {
  return tokens.get(`${type}.${name}`) ?? tokens.get(`${type}.${name.toLowerCase()}`);
}

/** The token for a name that is written without its enumeration; `WithOptions` always needs it. */
export function bareToken(name: string): Token | undefined {
  for (const type of types) {
    const found = type === 'WithOptions' ? undefined : tokens.get(`${type}.${name}`);
    if (found) return found;
  }
  return undefined;
}

/** @throws {TypeError} when there is no such token: for names known when the program is written. */
function known(type: TokenType, name: string): Token {
  const found = token(type, name);
  if (!found) throw new TypeError(`No token ${type}.${name}`);
  return found;
}

export const T_ID = known('T', 'id');
export const T_LABEL = known('T', 'label');
export const T_KEY = known('T', 'key');
export const T_VALUE = known('T', 'value');
export const DIRECTION_OUT = known('Direction', 'OUT');
export const DIRECTION_IN = known('Direction', 'IN');
