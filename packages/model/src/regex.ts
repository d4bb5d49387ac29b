import { CodedError } from './errors.ts';
import { type CharacterTest, isWord, parseRegex, type RegexNode, refused } from './regex-syntax.ts';

type Assertion = Extract<RegexNode, { kind: 'assert' }>['what'];

type Instruction =
  | { readonly kind: 'character'; readonly test: CharacterTest; next: number }
  | { readonly kind: 'split'; targets: number[] }
  | { readonly kind: 'assert'; readonly what: Assertion; next: number }
  | { readonly kind: 'match' };

const MAX_INSTRUCTIONS = 4_000;

/** Alternatives that are followed in one text: nobody else gets a turn meanwhile. */
const MAX_FOLLOWED = 2_000_000;

/**
 * A regular expression that looks for its pattern anywhere in a text.
 *
 * It follows all alternatives at once (Thompson's construction), so the time is at most the text's length times the
 * pattern's, whatever the pattern.
 */
export class Regex {
  readonly pattern: string;
  readonly #program: readonly Instruction[];

  /** @throws {CodedError} `REGEX_UNSUPPORTED` */
  constructor(pattern: string) {
    this.pattern = pattern;
    const compiler = new Compiler(pattern);
    compiler.emit(parseRegex(pattern));
    compiler.program.push({ kind: 'match' });
    this.#program = compiler.program;
  }

  /** @throws {CodedError} `QUERY_LIMIT` for a text that is too long for this pattern */
  test(text: string): boolean {
    let followed = 0;
    const characters = Array.from(text, (character) => character.codePointAt(0) ?? 0);
    let states: number[] = [];
    for (let at = 0; at <= characters.length; at += 1) {
      const reached = this.#closure([...states, 0], characters, at);
      if (reached === undefined) return true;
      followed += 1 + reached.length;
      if (followed > MAX_FOLLOWED) throw this.#tooLong();
      const code = characters[at];
      states = code === undefined ? [] : this.#step(reached, code);
    }
    return false;
  }

  #tooLong(): CodedError {
    return new CodedError({
      code: 'QUERY_LIMIT',
      category: 'incorrect',
      message: `A text is too long for the pattern '${this.pattern}'. Shorten it with substring(), or ask with containing() or startingWith().`,
      data: { limit: 'regexSteps', value: MAX_FOLLOWED },
    });
  }

  /** The character instructions that can be reached without reading; `undefined` when a match is. */
  #closure(from: number[], text: readonly number[], at: number): readonly number[] | undefined {
    const seen = new Uint8Array(this.#program.length);
    const reached: number[] = [];
    const open = from;
    for (let index = open.pop(); index !== undefined; index = open.pop()) {
      if (seen[index] === 1) continue;
      seen[index] = 1;
      const instruction = this.#program[index];
      if (instruction?.kind === 'match') return undefined;
      if (instruction?.kind === 'character') reached.push(index);
      else if (instruction?.kind === 'split') open.push(...instruction.targets);
      else if (instruction && holds(instruction.what, text, at)) open.push(instruction.next);
    }
    return reached;
  }

  #step(states: readonly number[], code: number): number[] {
    const next: number[] = [];
    for (const index of states) {
      const instruction = this.#program[index];
      if (instruction?.kind === 'character' && instruction.test(code)) next.push(instruction.next);
    }
    return next;
  }
}

function holds(what: Assertion, text: readonly number[], at: number): boolean {
  if (what === 'start') return at === 0;
  if (what === 'end') return at === text.length || (at === text.length - 1 && text[at] === 0x0a);
  const isBoundary = isWord(text[at - 1] ?? 0) !== isWord(text[at] ?? 0);
  return isBoundary === (what === 'boundary');
}

class Compiler {
  readonly program: Instruction[] = [];
  readonly #pattern: string;

  constructor(pattern: string) {
    this.#pattern = pattern;
  }

  /** Appends a node's instructions; they go on at the instruction after them. */
  emit(node: RegexNode): void {
    if (this.program.length > MAX_INSTRUCTIONS) throw refused(this.#pattern, 'its counts multiply');
    switch (node.kind) {
      case 'character':
        this.program.push({ ...node, next: this.program.length + 1 });
        break;
      case 'assert':
        this.program.push({ ...node, next: this.program.length + 1 });
        break;
      case 'sequence':
        for (const part of node.of) this.emit(part);
        break;
      case 'choice':
        this.#choice(node.of);
        break;
      case 'repeat':
        this.#repeat(node.of, node.min, node.max);
    }
  }

  #choice(branches: readonly RegexNode[]): void {
    const fork = this.#split([]);
    const ends: { targets: number[] }[] = [];
    for (const branch of branches) {
      fork.targets.push(this.program.length);
      this.emit(branch);
      ends.push(this.#split([]));
    }
    for (const end of ends) end.targets.push(this.program.length);
  }

  #repeat(node: RegexNode, min: number, max: number): void {
    for (let i = 0; i < min; i += 1) this.emit(node);
    if (max === Number.POSITIVE_INFINITY) {
      const start = this.program.length;
      const fork = this.#split([start + 1]);
      this.emit(node);
      this.#split([start]);
      fork.targets.push(this.program.length);
      return;
    }
    const forks: { targets: number[] }[] = [];
    for (let i = min; i < max; i += 1) {
      forks.push(this.#split([this.program.length + 1]));
      this.emit(node);
    }
    for (const fork of forks) fork.targets.push(this.program.length);
  }

  #split(targets: number[]): { targets: number[] } {
    const split = { kind: 'split' as const, targets };
    this.program.push(split);
    return split;
  }
}
