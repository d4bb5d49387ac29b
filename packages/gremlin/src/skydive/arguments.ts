import { CodedError, type Instant } from '@meshlapse/model';
import type { Argument, Call, Span } from '../language/ast.ts';
import { languageError } from '../language/language-error.ts';
import { didYouMean, nearest } from '../plan/nearest.ts';
import {
  equals,
  type Literal,
  type PredicateDefinition,
  predicates,
  present,
} from './predicates.ts';
import type { Pair } from './steps/filter.ts';
import { EPOCH, instantOfNumber, instantOfText, readDuration } from './times.ts';

/** A pair whose value was given as a text, which can be looked up. */
export interface ReadPair extends Pair {
  readonly text: string | undefined;
}

/** What steps that walk go over when they are not told. */
export const ownership: ReadPair = {
  key: 'RelationType',
  test: equals('ownership'),
  text: 'ownership',
};

const byName: ReadonlyMap<string, PredicateDefinition> = new Map(
  predicates.map((predicate) => [predicate.name, predicate]),
);

/** Words that stand for themselves as arguments. */
const KEYWORDS = ['ASC', 'DESC', 'NOW', 'FOREVER', 'METADATA'] as const;
type Keyword = (typeof KEYWORDS)[number];

/**
 * The arguments of one call, taken from the left.
 *
 * Everything that is wrong with them is a `GREMLIN_ARGUMENTS` that points at the argument.
 */
export class ArgumentReader {
  readonly #text: string;
  readonly #call: Call;
  readonly #args: readonly Argument[];
  #next = 0;

  constructor(text: string, call: Call, args: readonly Argument[] = call.args ?? []) {
    this.#text = text;
    this.#call = call;
    this.#args = args;
  }

  /** How many are left. */
  get left(): number {
    return this.#args.length - this.#next;
  }

  string(what: string): string {
    const value = this.#literal(what);
    if (typeof value === 'string') return value;
    throw this.#refuse(`${this.#name} takes ${what} here, a text in quotes`, this.#next - 1);
  }

  strings(what: string): readonly string[] {
    const all: string[] = [];
    while (this.left > 0) all.push(this.string(what));
    return all;
  }

  whole(what: string): number {
    const value = this.#literal(what);
    if (typeof value === 'number' && Number.isSafeInteger(value)) return value;
    throw this.#refuse(`${this.#name} takes ${what} here, a whole number`, this.#next - 1);
  }

  /** A text that is among those that are known. */
  known(what: string, names: ReadonlySet<string>): string {
    const name = this.string(what);
    if (names.has(name)) return name;
    const near = didYouMean(nearest(name, names), (other) => `'${other}'`);
    throw this.#refuse(
      `No As() before ${this.#name} gave the name '${name}'`,
      this.#next - 1,
      near,
    );
  }

  /** Whether a keyword stands next; it is taken then. */
  keyword(word: Keyword): boolean {
    if (keywordOf(this.#args[this.#next]) !== word) return false;
    this.#next += 1;
    return true;
  }

  /** `'Type', 'pod', 'Name', NE('x')`; one key alone asks whether it is there. */
  pairs(): readonly ReadPair[] {
    return this.#pairsUpTo(this.#args.length);
  }

  /** At least one of them. */
  somePairs(): readonly ReadPair[] {
    if (this.left === 0) throw this.#refuse(`${this.#name} needs a key here`, this.#next);
    return this.pairs();
  }

  /** Pairs, and behind them a number. */
  pairsAndDepth(): { readonly pairs: readonly ReadPair[]; readonly depth: number | undefined } {
    const last = this.#args.at(-1);
    const isNumber = last?.kind === 'literal' && typeof last.value === 'number';
    if (this.left % 2 === 0 || !isNumber) return { pairs: this.pairs(), depth: undefined };
    const pairs = this.#pairsUpTo(this.#args.length - 1);
    return { pairs, depth: this.whole('how far') };
  }

  #pairsUpTo(end: number): readonly ReadPair[] {
    if (end - this.#next === 1) {
      return [{ key: this.string('a key'), test: present, text: undefined }];
    }
    const pairs: ReadPair[] = [];
    while (this.#next < end) {
      const key = this.string('a key');
      if (this.#next === end) throw this.#refuse(`The key '${key}' has no value`, this.#next - 1);
      pairs.push({ key, ...this.#condition() });
    }
    return pairs;
  }

  /** The pairs inside `Metadata(...)`. */
  metadata(): readonly ReadPair[] {
    const argument = this.#args[this.#next];
    if (argument?.kind !== 'chain' || keywordOf(argument) !== 'METADATA') {
      throw this.#refuse(`${this.#name} takes Metadata('key', value, ...) here`, this.#next);
    }
    this.#next += 1;
    const [call = this.#call] = argument.calls;
    const inside = new ArgumentReader(this.#text, call);
    if (inside.left === 0) throw this.#refuse('Metadata() needs a key and a value', this.#next - 1);
    return inside.pairs();
  }

  /** A reading point. */
  instant(now: Instant): Instant {
    if (this.keyword('NOW')) return now;
    const value = this.#literal('a time');
    const instant =
      typeof value === 'number' ? instantOfNumber(value) : instantOfText(String(value), now);
    if (instant !== undefined && Number.isSafeInteger(instant)) return instant;
    throw this.#refuse(
      `${this.#name} cannot read this time. Write seconds or milliseconds since 1970, NOW, '-5m' or 'Sun, 06 Nov 2016 08:49:37 GMT'`,
      this.#next - 1,
    );
  }

  /** Where a slice that ends at an instant begins. */
  sliceBefore(end: Instant): Instant {
    if (this.keyword('FOREVER')) return Math.min(EPOCH, end);
    const value = this.#literal('a length of time');
    const length = typeof value === 'number' ? value * 1_000_000 : readDuration(String(value));
    if (length !== undefined && length >= 0 && Number.isSafeInteger(end - length)) {
      return Math.round(end - length);
    }
    throw this.#refuse(
      `${this.#name} cannot read this length of time. Write seconds, '1h30m' or FOREVER`,
      this.#next - 1,
    );
  }

  /** A value or predicate on values. */
  condition(): ReadPair['test'] {
    return this.#condition().test;
  }

  /** To be called last: nothing may be left. */
  end(): void {
    if (this.left > 0) throw this.#refuse(`${this.#name} takes fewer arguments`, this.#next);
  }

  #condition(): Pick<ReadPair, 'test' | 'text'> {
    const argument = this.#args[this.#next];
    if (argument?.kind !== 'chain') {
      const value = this.#literal('a value or a predicate');
      return { test: equals(value), text: typeof value === 'string' ? value : undefined };
    }
    this.#next += 1;
    return { test: this.#predicate(argument.calls[0] ?? this.#call), text: undefined };
  }

  #predicate(call: Call): Pair['test'] {
    const definition = byName.get(call.name.toUpperCase());
    if (!definition || !call.args) {
      const near = nearest(call.name, byName.keys()).map((name) => `${name}()`);
      throw this.#refuseAt(
        definition ? `${call.name} needs its arguments` : `There is no predicate ${call.name}`,
        call.span,
        didYouMean(near, (name) => name) || `There are ${[...byName.keys()].join(', ')}.`,
      );
    }
    const inside = new ArgumentReader(this.#text, call);
    const given = inside.#literalsFor(definition);
    try {
      const test = definition.make(given);
      if (test) return test;
    } catch (error) {
      if (!(error instanceof CodedError)) throw error;
      throw this.#refuseAt(error.message.replace(/\.$/, ''), call.span);
    }
    throw this.#refuseAt(`${call.name} cannot use '${given.join(', ')}'`, call.span);
  }

  #literalsFor({ takes }: PredicateDefinition): readonly Literal[] {
    if (takes === 'values') return this.#literals();
    if (takes === 'value') return this.#exactly([this.#literal('a value')]);
    if (takes === 'pattern') return this.#exactly([this.string('a pattern')]);
    if (takes === 'range') return this.#exactly([this.string('a range of addresses')]);
    const low = this.#number();
    return this.#exactly(takes === 'numbers' ? [low, this.#number()] : [low]);
  }

  #exactly(given: readonly Literal[]): readonly Literal[] {
    this.end();
    return given;
  }

  #literals(): readonly Literal[] {
    const all: Literal[] = [];
    while (this.left > 0) all.push(this.#literal('a value'));
    return all;
  }

  #number(): number {
    const value = this.#literal('a number');
    if (typeof value === 'number') return value;
    throw this.#refuse(`${this.#name} compares numbers`, this.#next - 1);
  }

  #literal(what: string): Literal {
    const argument = this.#args[this.#next];
    if (argument?.kind !== 'literal') {
      throw this.#refuse(`${this.#name} needs ${what} here`, this.#next);
    }
    this.#next += 1;
    return argument.value as Literal;
  }

  get #name(): string {
    return `${this.#call.name}()`;
  }

  /** Points at an argument, or behind the last one. */
  #refuse(what: string, index: number, hint?: string): CodedError {
    const end = Math.max(this.#call.span.start, this.#call.span.end - 1);
    return this.#refuseAt(what, this.#args[index]?.span ?? { start: end, end }, hint);
  }

  #refuseAt(what: string, span: Span, hint?: string): CodedError {
    return languageError({
      code: 'GREMLIN_ARGUMENTS',
      text: this.#text,
      offset: span.start,
      what,
      ...(hint ? { hint } : {}),
    });
  }
}

function keywordOf(argument: Argument | undefined): string | undefined {
  return argument?.kind === 'chain' ? argument.calls[0]?.name.toUpperCase() : undefined;
}
