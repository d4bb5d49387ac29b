import { CodedError } from './errors.ts';

/** A test of one code point. */
export type CharacterTest = (codePoint: number) => boolean;

export type RegexNode =
  | { readonly kind: 'character'; readonly test: CharacterTest }
  | { readonly kind: 'sequence' | 'choice'; readonly of: readonly RegexNode[] }
  | { readonly kind: 'repeat'; readonly of: RegexNode; readonly min: number; readonly max: number }
  | { readonly kind: 'assert'; readonly what: 'start' | 'end' | 'boundary' | 'inside' };

const MAX_LENGTH = 1_000;
const MAX_DEPTH = 50;
const MAX_COUNT = 1_000;

/**
 * Reads the part of regular expressions that can be matched in linear time: characters, classes, groups,
 * alternatives, quantifiers and anchors.
 *
 * @throws {CodedError} `REGEX_UNSUPPORTED` for look-around, back references and anything unknown.
 */
export function parseRegex(pattern: string): RegexNode {
  if (pattern.length > MAX_LENGTH) {
    throw refused(pattern, `it is longer than ${MAX_LENGTH} characters`);
  }
  const reader = new Reader(pattern);
  const node = reader.choice(0);
  if (!reader.isAtEnd) throw refused(pattern, "a ')' closes nothing");
  return node;
}

export function refused(pattern: string, why: string): CodedError {
  const shown = pattern.length > 60 ? `${pattern.slice(0, 60)}...` : pattern;
  return new CodedError({
    code: 'REGEX_UNSUPPORTED',
    category: 'incorrect',
    message: `The pattern '${shown}' cannot be used: ${why}. Patterns are matched in linear time, so look-around and back references are not offered.`,
    data: { pattern: shown },
  });
}

class Reader {
  readonly #pattern: string;
  readonly #characters: readonly string[];
  #at = 0;
  #ignoresCase = false;
  #dotMatchesAll = false;

  constructor(pattern: string) {
    this.#pattern = pattern;
    this.#characters = [...pattern];
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#characters.length;
  }

  choice(depth: number): RegexNode {
    if (depth > MAX_DEPTH) throw this.#refuse(`groups nest deeper than ${MAX_DEPTH}`);
    const branches = [this.#sequence(depth)];
    while (this.#take('|')) branches.push(this.#sequence(depth));
    return branches.length === 1 && branches[0] ? branches[0] : { kind: 'choice', of: branches };
  }

  #sequence(depth: number): RegexNode {
    const parts: RegexNode[] = [];
    while (!this.isAtEnd && !this.#sees('|') && !this.#sees(')')) {
      parts.push(this.#quantified(this.#atom(depth)));
    }
    return { kind: 'sequence', of: parts };
  }

  #quantified(node: RegexNode): RegexNode {
    const range = this.#range();
    if (!range) return node;
    if (node.kind === 'assert') throw this.#refuse('an anchor is repeated');
    this.#take('?');
    if (this.#sees('+')) throw this.#refuse('possessive quantifiers are not offered');
    if (this.#range()) throw this.#refuse('a quantifier follows a quantifier');
    return { kind: 'repeat', of: node, ...range };
  }

  #range(): { min: number; max: number } | undefined {
    if (this.#take('*')) return { min: 0, max: Number.POSITIVE_INFINITY };
    if (this.#take('+')) return { min: 1, max: Number.POSITIVE_INFINITY };
    if (this.#take('?')) return { min: 0, max: 1 };
    const rest = this.#characters.slice(this.#at, this.#at + 12).join('');
    const match = /^\{(\d+)(?:(,)(\d*))?\}/.exec(rest);
    if (!match) {
      if (this.#sees('{')) throw this.#refuse("a '{' begins no count such as {2,5}");
      return undefined;
    }
    this.#at += match[0].length;
    const min = Number(match[1]);
    const open = match[3] === '' ? Number.POSITIVE_INFINITY : Number(match[3] ?? min);
    const max = match[2] === undefined ? min : open;
    if (max < min) throw this.#refuse('a count goes down');
    if (min > MAX_COUNT || (max > MAX_COUNT && max !== Number.POSITIVE_INFINITY)) {
      throw this.#refuse(`a count is larger than ${MAX_COUNT}`);
    }
    return { min, max };
  }

  #atom(depth: number): RegexNode {
    const character = this.#next();
    switch (character) {
      case '(':
        return this.#group(depth);
      case '[':
        return { kind: 'character', test: this.#class() };
      case '.':
        return { kind: 'character', test: this.#dotMatchesAll ? () => true : isNoLineEnd };
      case '^':
        return { kind: 'assert', what: 'start' };
      case '$':
        return { kind: 'assert', what: 'end' };
      case '\\':
        return this.#escape();
      case '*':
      case '+':
      case '?':
        throw this.#refuse(`'${character}' repeats nothing`);
      default:
        return { kind: 'character', test: this.#exactly(character) };
    }
  }

  #group(depth: number): RegexNode {
    if (this.#take('?')) {
      const flags = /^([is]+)\)/.exec(this.#characters.slice(this.#at, this.#at + 4).join(''));
      if (flags?.[1] !== undefined) return this.#flags(flags[1]);
      if (!this.#take(':')) throw this.#refuse('look-around and named groups are not offered');
    }
    const inner = this.choice(depth + 1);
    if (!this.#take(')')) throw this.#refuse("a '(' is not closed");
    return inner;
  }

  #flags(flags: string): RegexNode {
    this.#at += flags.length + 1;
    this.#ignoresCase ||= flags.includes('i');
    this.#dotMatchesAll ||= flags.includes('s');
    return { kind: 'sequence', of: [] };
  }

  #escape(): RegexNode {
    const character = this.#next();
    if (character === 'b') return { kind: 'assert', what: 'boundary' };
    if (character === 'B') return { kind: 'assert', what: 'inside' };
    if (/[1-9k]/.test(character)) throw this.#refuse('back references are not offered');
    return { kind: 'character', test: this.#escaped(character) };
  }

  #escaped(character: string): CharacterTest {
    const named = CLASSES.get(character.toLowerCase());
    if (named) return character === character.toLowerCase() ? named : (c) => !named(c);
    const control = CONTROLS.get(character);
    if (control !== undefined) return this.#exactly(control);
    if (character === 'x' || character === 'u') return this.#exactly(this.#hex(character));
    if (/[A-Za-z0-9]/.test(character)) throw this.#refuse(`there is no escape \\${character}`);
    return this.#exactly(character);
  }

  #hex(kind: string): string {
    const length = kind === 'x' ? 2 : 4;
    const digits = this.#characters.slice(this.#at, this.#at + length).join('');
    if (!new Set([2, 4]).has(digits.length) || !/^[0-9a-fA-F]+$/.test(digits)) {
      throw this.#refuse(`\\${kind} needs ${length} hexadecimal digits`);
    }
    this.#at += length;
    return String.fromCharCode(Number.parseInt(digits, 16));
  }

  #class(): CharacterTest {
    const isNegated = this.#take('^');
    const tests: CharacterTest[] = [];
    for (let isFirst = true; isFirst || !this.#take(']'); isFirst = false) {
      if (this.isAtEnd) throw this.#refuse("a '[' is not closed");
      tests.push(this.#classPart());
    }
    return isNegated ? (c) => !tests.some((test) => test(c)) : (c) => tests.some((test) => test(c));
  }

  #classPart(): CharacterTest {
    const low = this.#next();
    if (low === '[') throw this.#refuse("a '[' inside a class needs a backslash");
    if (low === '&' && this.#sees('&'))
      throw this.#refuse('intersections of classes are not offered');
    const isClass = low === '\\' && CLASSES.has((this.#characters[this.#at] ?? '').toLowerCase());
    if (isClass) return this.#escaped(this.#next());
    const from = low === '\\' ? this.#literal() : low;
    const isRange = this.#sees('-') && this.#characters[this.#at + 1] !== ']';
    if (!isRange) return this.#exactly(from);
    this.#at += 1;
    const high = this.#next();
    const to = high === '\\' ? this.#literal() : high;
    return this.#between(from, to);
  }

  #literal(): string {
    const character = this.#next();
    if (character === 'x' || character === 'u') return this.#hex(character);
    const control = CONTROLS.get(character);
    if (control === undefined && /[A-Za-z0-9]/.test(character)) {
      throw this.#refuse(`there is no escape \\${character} in a class`);
    }
    return control ?? character;
  }

  #exactly(character: string): CharacterTest {
    const code = character.codePointAt(0) ?? 0;
    if (!this.#ignoresCase) return (c) => c === code;
    const [lower, upper] = [character.toLowerCase(), character.toUpperCase()];
    const codes = new Set([code, lower.codePointAt(0), upper.codePointAt(0)]);
    return (c) => codes.has(c);
  }

  #between(from: string, to: string): CharacterTest {
    const low = from.codePointAt(0) ?? 0;
    const high = to.codePointAt(0) ?? 0;
    if (low > high) throw this.#refuse(`the range ${from}-${to} goes down`);
    const isIn: CharacterTest = (c) => c >= low && c <= high;
    if (!this.#ignoresCase) return isIn;
    return (c) => {
      const character = String.fromCodePoint(c);
      return [
        c,
        character.toLowerCase().codePointAt(0),
        character.toUpperCase().codePointAt(0),
      ].some((code) => code !== undefined && isIn(code));
    };
  }

  #next(): string {
    const character = this.#characters[this.#at];
    if (character === undefined) throw this.#refuse('it ends too early');
    this.#at += 1;
    return character;
  }

  #sees(character: string): boolean {
    return this.#characters[this.#at] === character;
  }

  #take(character: string): boolean {
    if (!this.#sees(character)) return false;
    this.#at += 1;
    return true;
  }

  #refuse(why: string): CodedError {
    return refused(this.#pattern, why);
  }
}

const CLASSES: ReadonlyMap<string, CharacterTest> = new Map<string, CharacterTest>([
  ['d', (c) => c >= 0x30 && c <= 0x39],
  ['w', isWord],
  ['s', (c) => c === 0x20 || (c >= 0x09 && c <= 0x0d)],
]);

const CONTROLS: ReadonlyMap<string, string> = new Map([
  ['t', '\t'],
  ['n', '\n'],
  ['r', '\r'],
  ['f', '\f'],
  ['v', '\v'],
  ['0', '\0'],
]);

export function isWord(c: number): boolean {
  return (
    (c >= 0x61 && c <= 0x7a) || (c >= 0x41 && c <= 0x5a) || (c >= 0x30 && c <= 0x39) || c === 0x5f
  );
}

function isNoLineEnd(c: number): boolean {
  return c !== 0x0a && c !== 0x0d && c !== 0x85 && c !== 0x2028 && c !== 0x2029;
}
