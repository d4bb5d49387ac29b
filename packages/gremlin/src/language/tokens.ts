import { createToken, Lexer } from 'chevrotain';

const Space = createToken({ name: 'Space', pattern: /\s+/, group: Lexer.SKIPPED });
const Comment = createToken({
  name: 'Comment',
  pattern: /\/\/[^\r\n]*/,
  group: Lexer.SKIPPED,
});

export const Name = createToken({
  name: 'Name',
  pattern: /[A-Za-z_$][A-Za-z0-9_$]*/,
  label: 'a name',
});
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
/** Of a range; only behind a literal, so that anywhere else the second dot is one too many. */
export const Dots = createToken({
  name: 'Dots',
  pattern: /(?<=['"\w]\s*)\.\.(?=\s*['"+\-\d])/,
  start_chars_hint: ['.'],
  label: "'..'",
});
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
