import { EmbeddedActionsParser, type IRecognitionException, type IToken } from 'chevrotain';
import type { Argument, Call, Chain, Span } from '../language/ast.ts';
import { checkLength, checkTokens, DEFAULT_TEXT_BOUNDS } from '../language/bounds.ts';
import { expectationMessages } from '../language/expectations.ts';
import { languageError } from '../language/language-error.ts';
import { Close, Comma, Dot, Open } from '../language/tokens.ts';
import * as token from './tokens.ts';

/** Calls joined by dots, as in the language itself, but with literals of fewer kinds. It knows no names. */
class SkydiveParser extends EmbeddedActionsParser {
  constructor() {
    super(token.tokens, { maxLookahead: 2, errorMessageProvider: expectationMessages });
    this.performSelfAnalysis();
  }

  readonly chain = this.RULE('chain', (): Chain => {
    const calls: Call[] = [this.SUBRULE(this.call)];
    this.MANY(() => {
      this.CONSUME(Dot);
      calls.push(this.SUBRULE2(this.call));
    });
    return this.ACTION(() => chainOf(calls));
  });

  private readonly call = this.RULE('call', (): Call => {
    const name = this.CONSUME(token.Word);
    let args: Argument[] | undefined;
    let last: IToken = name;
    this.OPTION(() => {
      this.CONSUME(Open);
      const list: Argument[] = [];
      this.MANY_SEP({
        SEP: Comma,
        DEF: () => {
          list.push(this.SUBRULE(this.argument));
        },
      });
      args = list;
      last = this.CONSUME(Close);
    });
    return { name: name.image, args, span: spanOf(name, last) };
  });

  private readonly argument = this.RULE('argument', (): Argument => {
    return this.OR([
      {
        ALT: (): Argument => {
          const text = this.CONSUME(token.Text);
          return { kind: 'literal', value: text.image.slice(1, -1), span: spanOf(text, text) };
        },
      },
      {
        ALT: (): Argument => {
          const digits = this.CONSUME(token.Digits);
          return { kind: 'literal', value: Number(digits.image), span: spanOf(digits, digits) };
        },
      },
      {
        ALT: (): Argument => {
          const call = this.SUBRULE(this.call);
          return this.ACTION(() => wordValue(call));
        },
      },
    ]);
  });
}

/** `TRUE` and `FALSE` are values, other words are for those who know names. */
function wordValue(call: Call): Argument {
  const word = call.name.toLowerCase();
  const isValue = !call.args && (word === 'true' || word === 'false');
  return isValue ? { kind: 'literal', value: word === 'true', span: call.span } : chainOf([call]);
}

function chainOf(calls: readonly Call[]): Chain {
  const span = { start: calls[0]?.span.start ?? 0, end: calls.at(-1)?.span.end ?? 0 };
  return { kind: 'chain', calls, span };
}

function spanOf(first: IToken, last: IToken): Span {
  return { start: first.startOffset, end: last.startOffset + last.image.length };
}

const parser = new SkydiveParser();

/**
 * Reads a query in Skydive's dialect.
 *
 * @throws {CodedError} `GREMLIN_SYNTAX`, `GREMLIN_TOO_LONG`, `GREMLIN_TOO_DEEP`, `GREMLIN_TOO_MANY_TOKENS`, with the
 * position in `data`.
 */
export function parseSkydive(text: string): Chain {
  checkLength(text, DEFAULT_TEXT_BOUNDS);
  const { tokens, errors } = token.lexer.tokenize(text);
  const unreadable = errors[0];
  if (unreadable) throw unreadableText(text, unreadable.offset);
  checkTokens(text, tokens, DEFAULT_TEXT_BOUNDS);
  parser.input = tokens;
  const chain = parser.chain();
  const error = parser.errors[0];
  if (error) throw syntaxError(text, error);
  return chain;
}

function unreadableText(text: string, offset: number): Error {
  const character = String.fromCodePoint(text.codePointAt(offset) ?? 0x20);
  const isQuote = character === "'" || character === '"';
  return languageError({
    code: 'GREMLIN_SYNTAX',
    text,
    offset,
    what: isQuote
      ? 'The text that begins here has no closing quote'
      : `There is no place for '${character}' in a Skydive query`,
    ...(character === '-' ? { hint: "Numbers have no sign; times do: At('-5m')." } : {}),
  });
}

function syntaxError(text: string, { token: at, message }: IRecognitionException): Error {
  const isEnd = !(at.startOffset >= 0);
  const found = isEnd ? 'the end of the query' : `'${at.image.slice(0, 40)}'`;
  return languageError({
    code: 'GREMLIN_SYNTAX',
    text,
    offset: isEnd ? text.length : at.startOffset,
    what: `Expected ${message}, found ${found}`,
    data: { expected: message, found },
  });
}
