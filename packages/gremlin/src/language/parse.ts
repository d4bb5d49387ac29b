import type { IRecognitionException, IToken } from 'chevrotain';
import type { Chain } from './ast.ts';
import { checkLength, checkTokens, DEFAULT_TEXT_BOUNDS, type TextBounds } from './bounds.ts';
import { languageError } from './language-error.ts';
import { GremlinParser } from './parser.ts';
import { positionOf } from './position.ts';
import { Dots, lexer } from './tokens.ts';

const parser = new GremlinParser();

/**
 * Reads a query text: one chain for each query in it.
 *
 * @throws {CodedError} `GREMLIN_TOO_LONG`, `GREMLIN_TOO_MANY_TOKENS`, `GREMLIN_TOO_DEEP` or `GREMLIN_SYNTAX`, with
 * the position in `data`.
 */
export function parse(text: string, bounds: TextBounds = DEFAULT_TEXT_BOUNDS): readonly Chain[] {
  checkLength(text, bounds);
  const { tokens, errors } = lexer.tokenize(text);
  const unreadable = errors[0];
  if (unreadable) throw unreadableText(text, unreadable.offset);
  checkTokens(text, tokens, bounds);
  const chains = parser.readAll(tokens);
  const error = parser.errors[0];
  if (error) throw syntaxError(text, tokens, error);
  const { fault } = parser;
  if (fault) throw languageError({ code: 'GREMLIN_SYNTAX', text, ...fault });
  return chains;
}

function unreadableText(text: string, offset: number): Error {
  const character = String.fromCodePoint(text.codePointAt(offset) ?? 0x20);
  const isQuote = character === "'" || character === '"';
  const number = /^[+-]?\d[\w$.]*/.exec(text.slice(offset))?.[0];
  const what = isQuote
    ? 'The text that begins here has no closing quote'
    : number === undefined
      ? `There is no place for '${character}' in a query`
      : `${number} is not a number`;
  return languageError({ code: 'GREMLIN_SYNTAX', text, offset, what });
}

function syntaxError(text: string, tokens: readonly IToken[], error: IRecognitionException): Error {
  const { token } = error;
  const isEnd = !(token.startOffset >= 0);
  // Two dots are a range; anywhere else the second one is one too many.
  const second = token.tokenType === Dots ? 1 : 0;
  const offset = isEnd ? text.length : token.startOffset + second;
  const expected = second > 0 ? 'a name' : error.message;
  const found = isEnd ? 'the end of the query' : shorten(token.image.slice(second));
  const hint = isEnd ? unclosed(text, tokens) : undefined;
  return languageError({
    code: 'GREMLIN_SYNTAX',
    text,
    offset,
    what: `Expected ${expected}, found ${found}`,
    hint,
    data: { expected, found },
  });
}

/** Tells of the innermost bracket that is still open; `undefined` when none is. */
function unclosed(text: string, tokens: readonly IToken[]): string | undefined {
  const open: IToken[] = [];
  for (const token of tokens) {
    if (/^[([{]$/.test(token.image)) open.push(token);
    else if (/^[)\]}]$/.test(token.image)) open.pop();
  }
  const last = open.at(-1);
  if (!last) return undefined;
  const { line, column } = positionOf(text, last.startOffset);
  return `The '${last.image}' on line ${line}, column ${column} is not closed.`;
}

function shorten(image: string): string {
  return image.length > 40 ? `${image.slice(0, 40)}...` : `'${image}'`;
}
