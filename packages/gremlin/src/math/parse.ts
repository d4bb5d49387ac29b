import { binaryFunctions, functions } from './functions.ts';
import type { Instruction, MathProgram } from './program.ts';
import { MathFault, type MathToken, mathTokens } from './tokens.ts';

/** How deep brackets, signs and functions may stand in one another. */
const MAX_DEPTH = 100;

/**
 * Reads the language of `math()`: numbers, variables, `+ - * / % ^`, brackets, functions.
 *
 * As in exp4j, which TinkerPop uses, a power binds tighter than a sign (`-2^2` is -4) and to its right (`2^3^2` is
 * 512), and a function without brackets takes everything up to the next closing one: `sin _ + 1` is `sin(_ + 1)`.
 */
export function parseMath(text: string): MathProgram | MathFault {
  const tokens = mathTokens(text);
  if (tokens instanceof MathFault) return tokens;
  const parser = new MathParser(tokens);
  try {
    return parser.parse();
  } catch (fault) {
    if (fault instanceof MathFault) return fault;
    throw fault;
  }
}

const SUMS: ReadonlySet<string> = new Set(['+', '-']);
const PRODUCTS: ReadonlySet<string> = new Set(['*', '/', '%']);

/** Operators in the order of their precedence; writes each behind its operands. */
class MathParser {
  readonly #tokens: readonly MathToken[];
  readonly #instructions: Instruction[] = [];
  readonly #variables: string[] = [];
  #next = 0;
  #depth = 0;

  constructor(tokens: readonly MathToken[]) {
    this.#tokens = tokens;
  }

  parse(): MathProgram {
    this.#sum();
    const { kind, text, at } = this.#peek();
    if (kind !== 'end') throw new MathFault(`An operator is missing before '${text}'`, at);
    return { instructions: this.#instructions, variables: this.#variables };
  }

  #sum(): void {
    this.#leftToRight(SUMS, () => this.#leftToRight(PRODUCTS, () => this.#signed()));
  }

  #leftToRight(signs: ReadonlySet<string>, operand: () => void): void {
    operand();
    while (this.#isSign(signs)) {
      const { text } = this.#take();
      operand();
      this.#instructions.push({ kind: 'operator', sign: text });
    }
  }

  #signed(): void {
    if (!this.#isSign(SUMS)) {
      this.#power();
      return;
    }
    const { text } = this.#take();
    this.#nested(() => this.#signed());
    if (text === '-') this.#instructions.push({ kind: 'negate' });
  }

  #power(): void {
    this.#primary();
    if (this.#peek().text !== '^') return;
    this.#take();
    this.#nested(() => this.#signed());
    this.#instructions.push({ kind: 'operator', sign: '^' });
  }

  #primary(): void {
    const token = this.#take();
    if (token.kind === 'number') {
      this.#instructions.push({ kind: 'push', value: Number(token.text) });
    } else if (token.kind === 'name') this.#name(token);
    else if (token.text === '(') this.#inBrackets(() => this.#sum());
    else
      throw new MathFault(
        `A number, a variable or a function is missing before ${shown(token)}`,
        token.at,
      );
  }

  #name({ text }: MathToken): void {
    const [unary, binary] = [functions.get(text), binaryFunctions.get(text)];
    if (unary) {
      this.#argument();
      this.#instructions.push({ kind: 'call', function: unary });
    } else if (binary) {
      this.#expect('(');
      this.#inBrackets(() => {
        this.#sum();
        this.#expect(',');
        this.#sum();
      });
      this.#instructions.push({ kind: 'call2', function: binary });
    } else this.#variable(text);
  }

  #argument(): void {
    const isBare = this.#peek().text !== '(';
    if (isBare) this.#nested(() => this.#sum());
    else {
      this.#take();
      this.#inBrackets(() => this.#sum());
    }
  }

  #variable(name: string): void {
    const known = this.#variables.indexOf(name);
    const index = known === -1 ? this.#variables.push(name) - 1 : known;
    this.#instructions.push({ kind: 'variable', index });
  }

  #inBrackets(inner: () => void): void {
    this.#nested(inner);
    this.#expect(')');
  }

  #nested(inner: () => void): void {
    this.#depth += 1;
    if (this.#depth > MAX_DEPTH) {
      throw new MathFault(`It is nested deeper than ${MAX_DEPTH}`, this.#peek().at);
    }
    inner();
    this.#depth -= 1;
  }

  #expect(text: string): void {
    const token = this.#take();
    if (token.text !== text || token.kind !== 'sign') {
      throw new MathFault(`'${text}' is missing before ${shown(token)}`, token.at);
    }
  }

  #isSign(signs: ReadonlySet<string>): boolean {
    const { kind, text } = this.#peek();
    return kind === 'sign' && signs.has(text);
  }

  #peek(): MathToken {
    return this.#tokens[this.#next] ?? { kind: 'end', text: 'its end', at: 0 };
  }

  /** The end stays where it is. */
  #take(): MathToken {
    const token = this.#peek();
    if (token.kind !== 'end') this.#next += 1;
    return token;
  }
}

function shown({ kind, text }: MathToken): string {
  return kind === 'end' ? text : `'${text}'`;
}
