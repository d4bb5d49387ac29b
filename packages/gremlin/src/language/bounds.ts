import type { IToken } from 'chevrotain';
import { languageError } from './language-error.ts';
import { Close, CloseList, CloseSet, Open, OpenList, OpenSet } from './tokens.ts';

/** How large a query text may be. Checked before parsing, which is recursive. */
export interface TextBounds {
  readonly characters: number;
  readonly tokens: number;
  readonly nesting: number;
}

export const DEFAULT_TEXT_BOUNDS: TextBounds = {
  characters: 65_536,
  tokens: 10_000,
  nesting: 100,
};

export function checkLength(text: string, bounds: TextBounds): void {
  if (text.length > bounds.characters) {
    throw languageError({
      code: 'GREMLIN_TOO_LONG',
      text: '',
      offset: 0,
      what: `The query has ${text.length} characters, ${bounds.characters} are allowed`,
      hint: 'Pass large values as bindings.',
      data: { limit: 'characters', value: bounds.characters },
    });
  }
  if (!text.isWellFormed()) {
    throw languageError({
      code: 'GREMLIN_SYNTAX',
      text,
      offset: loneSurrogate(text),
      what: 'The query holds half of a surrogate pair, which is no character',
    });
  }
}

export function checkTokens(text: string, tokens: readonly IToken[], bounds: TextBounds): void {
  if (tokens.length > bounds.tokens) {
    throw languageError({
      code: 'GREMLIN_TOO_MANY_TOKENS',
      text,
      offset: tokens[bounds.tokens]?.startOffset ?? 0,
      what: `The query has more than ${bounds.tokens} tokens`,
      hint: 'Pass large lists as bindings.',
      data: { limit: 'tokens', value: bounds.tokens },
    });
  }
  let depth = 0;
  for (const token of tokens) {
    if (opening.has(token.tokenType)) depth += 1;
    else if (closing.has(token.tokenType)) depth -= 1;
    if (depth > bounds.nesting) {
      throw languageError({
        code: 'GREMLIN_TOO_DEEP',
        text,
        offset: token.startOffset,
        what: `Brackets are nested deeper than ${bounds.nesting}`,
        hint: 'Write the inner part as a query of its own.',
        data: { limit: 'nesting', value: bounds.nesting },
      });
    }
  }
}

const opening: ReadonlySet<unknown> = new Set([Open, OpenList, OpenSet]);
const closing: ReadonlySet<unknown> = new Set([Close, CloseList, CloseSet]);

function loneSurrogate(text: string): number {
  return text.search(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/);
}
