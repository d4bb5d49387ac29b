import { EmbeddedActionsParser, type IToken } from 'chevrotain';
import type { LiveValue } from '../values/value.ts';
import type { Argument, Call, Chain, Span } from './ast.ts';
import { expectationMessages } from './expectations.ts';
import {
  LiteralFault,
  MAX_RANGE,
  readFloat,
  readInteger,
  readRange,
  readText,
} from './literals.ts';
import * as token from './tokens.ts';

type Literal = Extract<Argument, { kind: 'literal' }>;

/** A literal that the grammar accepts and that still means nothing. */
export interface PlacedFault {
  readonly what: string;
  readonly offset: number;
}

/**
 * Calls, chains and literals; no step name, no predicate name, no enumeration.
 *
 * The first literal that cannot be read is kept in `fault`, so that parsing never throws from inside an action.
 */
export class GremlinParser extends EmbeddedActionsParser {
  fault: PlacedFault | undefined = undefined;
  #rangeMembers = 0;

  constructor() {
    super(token.allTokens, { maxLookahead: 2, errorMessageProvider: expectationMessages });
    this.performSelfAnalysis();
  }

  /** The queries that the tokens are; to be asked for `errors` and `fault` then. */
  readAll(tokens: IToken[]): readonly Chain[] {
    this.fault = undefined;
    this.#rangeMembers = 0;
    this.input = tokens;
    return this.queries();
  }

  private readonly queries = this.RULE('queries', (): Chain[] => {
    const chains: Chain[] = [];
    this.AT_LEAST_ONE(() => {
      chains.push(this.SUBRULE(this.query));
      this.OPTION(() => this.CONSUME(token.Semicolon));
    });
    return chains;
  });

  /** A chain, or an empty text, which asks for nothing. */
  private readonly query = this.RULE('query', (): Chain => {
    return this.OR([
      { ALT: (): Chain => this.SUBRULE(this.chain) },
      {
        ALT: (): Chain => {
          const text = this.CONSUME(token.Text);
          return this.ACTION(() => {
            if (text.image.length > 2) {
              this.fault ??= {
                what: "A query begins with g, as in g.V().hasLabel('Pod'), and is not a text",
                offset: text.startOffset,
              };
            }
            return { kind: 'chain', calls: [], span: spanOf(text, text) };
          });
        },
      },
    ]);
  });

  private readonly chain = this.RULE('chain', (): Chain => {
    const calls: Call[] = [this.SUBRULE(this.call)];
    this.MANY(() => {
      this.CONSUME(token.Dot);
      calls.push(this.SUBRULE2(this.call));
    });
    return this.ACTION(() => ({
      kind: 'chain',
      calls,
      span: { start: calls[0]?.span.start ?? 0, end: calls.at(-1)?.span.end ?? 0 },
    }));
  });

  private readonly call = this.RULE('call', (): Call => {
    const name = this.CONSUME(token.Name);
    let args: Argument[] | undefined;
    let last: IToken = name;
    this.OPTION(() => {
      this.CONSUME(token.Open);
      const list: Argument[] = [];
      this.MANY_SEP({
        SEP: token.Comma,
        DEF: () => {
          list.push(this.SUBRULE(this.callArgument));
        },
      });
      args = list;
      last = this.CONSUME(token.Close);
    });
    return { name: name.image, args, span: spanOf(name, last) };
  });

  private readonly callArgument = this.RULE('callArgument', (): Argument => {
    return this.OR([
      {
        ALT: (): Argument => {
          const name = this.SUBRULE(this.nakedKey);
          this.CONSUME(token.Colon);
          const value = this.SUBRULE(this.argument);
          return this.ACTION(() => ({
            kind: 'named',
            name: name.image,
            value,
            span: { start: name.startOffset, end: value.span.end },
          }));
        },
      },
      {
        ALT: (): Argument => {
          this.CONSUME(token.New);
          return this.SUBRULE(this.chain);
        },
      },
      { ALT: (): Argument => this.SUBRULE2(this.argument) },
    ]);
  });

  /** A keyword is a name where it cannot be meant as one. */
  private readonly nakedKey = this.RULE('nakedKey', (): IToken => {
    return this.OR([
      { ALT: () => this.CONSUME(token.Name) },
      { ALT: () => this.CONSUME(token.New) },
    ]);
  });

  private readonly argument = this.RULE(
    'argument',
    (): Argument =>
      this.OR([
        { ALT: (): Argument => this.SUBRULE(this.range) },
        { ALT: (): Argument => this.SUBRULE(this.chain) },
        { ALT: (): Argument => this.SUBRULE(this.listOrMap) },
        { ALT: (): Argument => this.SUBRULE(this.set) },
      ]),
  );

  /** A literal, or `1..5` and `'a'..'d'`: a list of all from the one to the other. */
  private readonly range = this.RULE('range', (): Argument => {
    const from = this.SUBRULE(this.literal);
    let to: Literal | undefined;
    this.OPTION(() => {
      this.CONSUME(token.Dots);
      to = this.SUBRULE2(this.literal);
    });
    return this.ACTION(() => (to ? this.spread(from, to) : from));
  });

  private readonly literal = this.RULE('literal', (): Literal => {
    return this.OR([
      { ALT: () => this.read(this.CONSUME(token.Text), readText) },
      { ALT: () => this.read(this.CONSUME(token.Integer), readInteger) },
      { ALT: () => this.read(this.CONSUME(token.Float), readFloat) },
      { ALT: () => this.read(this.CONSUME(token.Infinite), readFloat) },
      { ALT: () => this.read(this.CONSUME(token.NaNWord), () => Number.NaN) },
      { ALT: () => this.read(this.CONSUME(token.True), () => true) },
      { ALT: () => this.read(this.CONSUME(token.False), () => false) },
      { ALT: () => this.read(this.CONSUME(token.Null), () => null) },
    ]);
  });

  /** `[a, b]`, `[k: v]`, `[:]` and `[]`. */
  private readonly listOrMap = this.RULE('listOrMap', (): Argument => {
    const open = this.CONSUME(token.OpenList);
    const items: Argument[] = [];
    const entries: { key: Argument; value: Argument }[] = [];
    let isMap = false;
    this.OR([
      {
        ALT: () => {
          this.CONSUME(token.Colon);
          isMap = true;
        },
      },
      {
        ALT: () =>
          this.MANY_SEP({
            SEP: token.Comma,
            DEF: () => {
              const first = this.SUBRULE(this.key);
              this.OPTION({
                GATE: () => items.length === 0,
                DEF: () => {
                  this.CONSUME2(token.Colon);
                  entries.push({ key: first, value: this.SUBRULE(this.argument) });
                  isMap = true;
                },
              });
              this.ACTION(() => {
                if (!isMap) items.push(first);
                else if (entries.at(-1)?.key !== first) this.misplaced(first);
              });
            },
          }),
      },
    ]);
    const span = spanOf(open, this.CONSUME(token.CloseList));
    return isMap ? { kind: 'map', entries, span } : { kind: 'list', items, span };
  });

  /** A map key may stand in parentheses: `[(T.id): 1]`. */
  private readonly key = this.RULE('key', (): Argument => {
    return this.OR([
      { ALT: (): Argument => this.SUBRULE(this.argument) },
      {
        ALT: (): Argument => {
          this.CONSUME(token.Open);
          const inner = this.SUBRULE2(this.argument);
          this.CONSUME(token.Close);
          return this.ACTION(() =>
            inner.kind === 'chain' ? { ...inner, isEnclosed: true } : inner,
          );
        },
      },
      {
        ALT: (): Argument => {
          const name = this.CONSUME(token.New);
          const span = spanOf(name, name);
          return { kind: 'chain', calls: [{ name: name.image, args: undefined, span }], span };
        },
      },
    ]);
  });

  private readonly set = this.RULE('set', (): Argument => {
    const open = this.CONSUME(token.OpenSet);
    const items: Argument[] = [];
    this.MANY_SEP({
      SEP: token.Comma,
      DEF: () => {
        items.push(this.SUBRULE(this.argument));
      },
    });
    return { kind: 'set', items, span: spanOf(open, this.CONSUME(token.CloseSet)) };
  });

  private read(from: IToken, how: (image: string) => LiveValue | LiteralFault): Literal {
    return this.ACTION(() => {
      const value = how(from.image);
      const span = spanOf(from, from);
      if (!(value instanceof LiteralFault)) return { kind: 'literal', value, span };
      this.fault ??= { what: value.what, offset: from.startOffset + value.offset };
      return { kind: 'literal', value: null, span };
    });
  }

  private spread(from: Literal, to: Literal): Argument {
    const span = { start: from.span.start, end: to.span.end };
    const values = readRange(from.value, to.value, MAX_RANGE - this.#rangeMembers);
    if (values instanceof LiteralFault) {
      this.fault ??= { what: values.what, offset: span.start };
      return from;
    }
    this.#rangeMembers += values.length;
    return { kind: 'literal', value: values, span };
  }

  private misplaced(key: Argument): void {
    this.fault ??= {
      what: 'A map needs a value behind each key, as in [name: 1]',
      offset: key.span.start,
    };
  }
}

function spanOf(first: IToken, last: IToken): Span {
  return { start: first.startOffset, end: last.startOffset + last.image.length };
}
