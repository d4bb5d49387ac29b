import { createToken, Lexer } from 'chevrotain';

const Space = createToken({ name: 'Space', pattern: /\s+/, group: Lexer.SKIPPED });
const Comment = createToken({
  name: 'Comment',
  pattern: /\/\/[^\r\n]*/,
  group: Lexer.SKIPPED,
});

/** As Java has identifiers: letters of any script, currency signs and connectors; then also digits and marks. */
const NAME = /[\p{L}\p{Nl}\p{Sc}\p{Pc}][\p{L}\p{Nl}\p{Sc}\p{Pc}\p{Nd}\p{M}]*/uy;

export const Name = createToken({
  name: 'Name',
  pattern: {
    exec(text, offset) {
      NAME.lastIndex = offset;
      return NAME.exec(text) as [string] | null;
    },
  },
  line_breaks: false,
  start_chars_hint: nameBeginnings(),
  label: 'a name',
});

/** Characters that begin names. The lexer puts those above 255 into buckets of 255, so one of each bucket is enough. */
function nameBeginnings(): number[] {
  const buckets = new Map<number, number>();
  for (let code = 0xffff; code >= 0; code -= 1) {
    NAME.lastIndex = 0;
    const isSurrogate = code >= 0xd800 && code <= 0xdbff;
    if (!isSurrogate && !NAME.test(String.fromCharCode(code))) continue;
    buckets.set(code < 256 ? code : 256 + Math.floor(code / 255), code);
  }
  return [...buckets.values()];
}

const keyword = (word: string) =>
  createToken({ name: word, pattern: word, longer_alt: Name, label: word });
export const True = keyword('true');
export const False = keyword('false');
export const Null = keyword('null');
export const NaNWord = keyword('NaN');
export const New = keyword('new');
export const Infinite = createToken({
  name: 'Infinity',
  pattern: /[+-]?Infinity(?![A-Za-z0-9_$])/,
  label: 'Infinity',
});

export const Float = createToken({
  name: 'Float',
  pattern:
    /[+-]?(?:(?:\d[\d_]*)?\.\d[\d_]*(?:[eE][+-]?\d+)?[fFdDmM]?|\d[\d_]*(?:[eE][+-]?\d+[fFdDmM]?|[fFdDmM]))(?![A-Za-z0-9_$]|\.\d)/,
  label: 'a number',
});
export const Integer = createToken({
  name: 'Integer',
  pattern: /[+-]?(?:0[xX][0-9a-fA-F][0-9a-fA-F_]*|\d[\d_]*)[bBsSnNiIlL]?(?![A-Za-z0-9_$]|\.\d)/,
  label: 'a number',
});
export const Text = createToken({
  name: 'Text',
  pattern: /'[^'\\]*(?:\\[\s\S][^'\\]*)*'|"[^"\\]*(?:\\[\s\S][^"\\]*)*"/,
  label: 'a text in quotes',
});

const mark = (name: string, pattern: string) =>
  createToken({ name, pattern, label: `'${pattern}'` });
export const Dots = mark('Dots', '..');
export const Dot = mark('Dot', '.');
export const Comma = mark('Comma', ',');
export const Colon = mark('Colon', ':');
export const Semicolon = mark('Semicolon', ';');
export const Open = mark('Open', '(');
export const Close = mark('Close', ')');
export const OpenList = mark('OpenList', '[');
export const CloseList = mark('CloseList', ']');
export const OpenSet = mark('OpenSet', '{');
export const CloseSet = mark('CloseSet', '}');

export const allTokens = [
  Space,
  Comment,
  Text,
  Infinite,
  Float,
  Integer,
  True,
  False,
  Null,
  NaNWord,
  New,
  Name,
  Dots,
  Dot,
  Comma,
  Colon,
  Semicolon,
  Open,
  Close,
  OpenList,
  CloseList,
  OpenSet,
  CloseSet,
];

/** Stops at the first character that begins no token: to go on behind it could take quadratic time. */
export const lexer = new Lexer(allTokens, {
  positionTracking: 'onlyOffset',
  recoveryEnabled: false,
});
