/** A word, number or sign of an expression, and where it begins. */
export interface MathToken {
  readonly kind: 'number' | 'name' | 'sign' | 'end';
  readonly text: string;
  readonly at: number;
}

/** Something in an expression that cannot be read. */
export class MathFault {
  /** A sentence without its full stop. */
  readonly what: string;
  /** Offset in the expression. */
  readonly at: number;

  constructor(what: string, at: number) {
    this.what = what;
    this.at = at;
  }
}

const TOKEN =
  /\s*(?:(?<number>(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)|(?<name>[\p{L}_][\p{L}\p{N}_]*)|(?<sign>[-+*/%^()[\]{},]))/uy;

/** Brackets mean the same whatever their shape. */
const ROUND: ReadonlyMap<string, string> = new Map([
  ['[', '('],
  ['{', '('],
  [']', ')'],
  ['}', ')'],
]);

/** The tokens of an expression with an end behind them. */
export function mathTokens(text: string): readonly MathToken[] | MathFault {
  const tokens: MathToken[] = [];
  let at = 0;
  const length = text.trimEnd().length;
  while (at < length) {
    TOKEN.lastIndex = at;
    const groups = TOKEN.exec(text)?.groups;
    if (!groups) return unreadable(text, at);
    const { number, name, sign } = groups;
    const word = number ?? name ?? sign ?? '';
    const kind = number !== undefined ? 'number' : name !== undefined ? 'name' : 'sign';
    tokens.push({ kind, text: ROUND.get(word) ?? word, at: TOKEN.lastIndex - word.length });
    at = TOKEN.lastIndex;
  }
  return [...tokens, { kind: 'end', text: 'its end', at: length }];
}

function unreadable(text: string, from: number): MathFault {
  const at = from + text.slice(from).search(/\S/);
  return new MathFault(
    `'${String.fromCodePoint(text.codePointAt(at) ?? 0)}' means nothing here`,
    at,
  );
}
