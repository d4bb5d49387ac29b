import { Token } from '@meshlapse/model';
import type { LiveValue } from '../values/value.ts';

/** The texts that drivers send for the names of `WithOptions`. */
const SENT: ReadonlyMap<LiveValue, string> = new Map([
  ['~tinkerpop.valueMap.tokens', 'tokens'],
  ['~tinkerpop.index.indexer', 'indexer'],
]);

/** The option of `WithOptions` that a key of `with()` means: a token in texts, a constant from drivers. */
export function optionNamed(key: LiveValue): string | undefined {
  return key instanceof Token ? key.name : SENT.get(key);
}

/** Bits of what drivers send for the tokens to show. */
const TOKEN_BITS = { id: 1, label: 2, key: 4, value: 8 } as const;

export type ShownToken = keyof typeof TOKEN_BITS;

const NAMED: Readonly<Record<string, readonly ShownToken[]>> = {
  ids: ['id'],
  labels: ['label'],
  keys: ['key'],
  values: ['value'],
  none: [],
  all: ['id', 'label'],
};

/** Which tokens a value of `WithOptions.tokens` shows; `undefined` when it is none. */
export function shownTokens(value: LiveValue | undefined): readonly ShownToken[] | undefined {
  if (value === undefined || value === true) return ['id', 'label'];
  if (value instanceof Token) return NAMED[value.name];
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0 || value > 15) {
    return undefined;
  }
  const tokens = Object.keys(TOKEN_BITS) as ShownToken[];
  return tokens.filter((token) => (value & TOKEN_BITS[token]) !== 0);
}

/** Whether a value of `WithOptions.indexer` asks for a map, or for a list; `undefined` when it is neither. */
export function indexesAsMap(value: LiveValue | undefined): boolean | undefined {
  const name = value instanceof Token ? value.name : ['list', 'map'][Number(value)];
  if (name === 'map') return true;
  return name === 'list' ? false : undefined;
}
