import { createToken, Lexer } from 'chevrotain';
import { Close, Comma, Dot, Open } from '../language/tokens.ts';

const Space = createToken({ name: 'SkydiveSpace', pattern: /\s+/, group: Lexer.SKIPPED });

/** Steps, predicates and keywords alike, in any case. */
export const Word = createToken({
  name: 'SkydiveWord',
  pattern: /[A-Za-z][A-Za-z0-9_]*/,
  label: 'a name',
});

/** Texts end at the quote they begin with. There are no escapes: a backslash is itself, as patterns need it. */
export const Text = createToken({
  name: 'SkydiveText',
  pattern: /'[^']*'|"[^"]*"/,
  label: 'a text in quotes',
});

/** Without a sign. */
export const Digits = createToken({
  name: 'SkydiveNumber',
  pattern: /\d+(?:\.\d+)?(?![A-Za-z0-9_])/,
  label: 'a number',
});

export const tokens = [Space, Text, Digits, Word, Dot, Comma, Open, Close];

/** Stops at the first character that begins no token. */
export const lexer = new Lexer(tokens, { positionTracking: 'onlyOffset', recoveryEnabled: false });
