import { Token } from '@meshlapse/model';

/** The enumerations of the language whose names stand for themselves. */
const TOKENS = {
  T: ['id', 'label', 'key', 'value'],
  Barrier: ['normSack'],
  Cardinality: ['single', 'set', 'list'],
  ConnectedComponent: ['component', 'edges', 'propertyName'],
  DT: ['second', 'minute', 'hour', 'day'],
  GType: [
    'BIGDECIMAL',
    'BIGINT',
    'BINARY',
    'BOOLEAN',
    'BYTE',
    'CHAR',
    'DATETIME',
    'DOUBLE',
    'DURATION',
    'EDGE',
    'FLOAT',
    'GRAPH',
    'INT',
    'LIST',
    'LONG',
    'MAP',
    'NULL',
    'NUMBER',
    'PATH',
    'PROPERTY',
    'SET',
    'SHORT',
    'STRING',
    'TREE',
    'UUID',
    'VERTEX',
    'VPROPERTY',
  ],
  IO: ['reader', 'writer', 'gryo', 'graphson', 'graphml'],
  Merge: ['onCreate', 'onMatch', 'outV', 'inV'],
  PageRank: ['edges', 'times', 'propertyName'],
  PeerPressure: ['edges', 'times', 'propertyName'],
  ShortestPath: ['target', 'edges', 'distance', 'maxDistance', 'includeEdges'],
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

const tokens: ReadonlyMap<string, Token> = withAliases(
  new Map(
    types.flatMap((type) =>
      TOKENS[type].map((name) => [`${type}.${name}`, new Token(type, name)] as const),
    ),
  ),
);

/** `Direction.from` and `Direction.to` are other names of `OUT` and `IN`. */
function withAliases(named: Map<string, Token>): ReadonlyMap<string, Token> {
  for (const [alias, name] of [
    ['from', 'OUT'],
    ['to', 'IN'],
  ]) {
    const meant = named.get(`Direction.${name}`);
    if (meant) named.set(`Direction.${alias}`, meant);
  }
  return named;
}

/** Those whose names mean nothing without the enumeration in front. */
const LONG_ONLY: ReadonlySet<string> = new Set<TokenType>([
  'ConnectedComponent',
  'IO',
  'PageRank',
  'PeerPressure',
  'ShortestPath',
  'WithOptions',
]);

/** Each short name once; where two enumerations have it, the one that {@link TOKENS} lists first. */
const bareTokens: ReadonlyMap<string, Token> = new Map(
  [...tokens]
    .map(([name, found]) => [name.slice(found.type.length + 1), found] as const)
    .filter(([, { type }]) => !LONG_ONLY.has(type))
    .reverse(),
);

/** The enumerations by name, each with its names; for documentation and completion. */
export const enumerations: Readonly<Record<TokenType, readonly string[]>> = TOKENS;

/** Equal tokens are the same object. `undefined` when the enumeration has no such name. Also accepts `T.ID` for `T.id` as drivers write it. */
export function token(type: string, name: string): Token | undefined {
  return tokens.get(`${type}.${name}`) ?? tokens.get(`${type}.${name.toLowerCase()}`);
}

/** The token for a name that is written without its enumeration, where that is allowed. */
export function bareToken(name: string): Token | undefined {
  return bareTokens.get(name);
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
