import { DateTime, numberType, Token, TypedNumber, Uuid, type Value } from '@meshlapse/model';
import { keyText } from '../io/key-text.ts';
import { formatDateTime } from '../io/offset-date-time.ts';
import {
  Binding,
  Bytecode,
  ClassName,
  type Instruction,
  Lambda,
  WirePredicate,
  WireStrategy,
  WireTraverser,
  type WireValue,
} from '../io/wire-values.ts';
import type { Argument, Call, Chain, Span } from './ast.ts';
import { languageError } from './language-error.ts';

/** Calls with the text that their spans point into. */
export interface QuerySource {
  readonly text: string;
  readonly chains: readonly Chain[];
}

/**
 * The calls of a traversal that came as bytecode, as if its text had been parsed.
 *
 * @throws {CodedError} `GREMLIN_LAMBDA`, `GREMLIN_SYNTAX`
 */
export function readBytecode(bytecode: Bytecode): QuerySource {
  const writer = new BytecodeWriter();
  const chain = writer.query(bytecode);
  return { text: writer.text, chains: [chain] };
}

const MEMBERS = { list: ['[', ']'], set: ['{', '}'] } as const;

/** Writes a text and, with the places in it, the calls that parsing it would give. */
class BytecodeWriter {
  text = '';

  query({ source, steps }: Bytecode): Chain {
    return this.#chain([
      () => this.#name('g'),
      ...this.#calls([...source.flatMap(callsOf), ...steps]),
    ]);
  }

  #calls(instructions: readonly Instruction[]): readonly (() => Call)[] {
    return instructions.map(
      ({ operator, args }) =>
        () =>
          this.#call(
            operator,
            args.map((arg) => () => this.#argument(arg)),
          ),
    );
  }

  #chain(calls: readonly (() => Call)[]): Chain {
    const start = this.text.length;
    const written = calls.map((write, i) => {
      if (i > 0) this.text += '.';
      return write();
    });
    return { kind: 'chain', calls: written, span: this.#since(start) };
  }

  /** A name without parentheses. */
  #name(name: string): Call {
    const span = this.#write(this.#checked(name));
    return { name, args: undefined, span };
  }

  #call(name: string, args: readonly (() => Argument)[]): Call {
    const start = this.text.length;
    this.text += this.#checked(name);
    const written = this.#separated('(', args, ')');
    return { name, args: written, span: this.#since(start) };
  }

  #checked(name: string): string {
    if (/^[A-Za-z_$][\w$]{0,99}$/.test(name)) return name;
    throw this.#fault('GREMLIN_SYNTAX', `'${name.slice(0, 40)}' is no name`);
  }

  #separated<T>(open: string, items: readonly (() => T)[], close: string): readonly T[] {
    this.text += open;
    const written = items.map((write, i) => {
      if (i > 0) this.text += ', ';
      return write();
    });
    this.text += close;
    return written;
  }

  #argument(value: WireValue): Argument {
    if (Array.isArray(value)) return this.#members('list', value);
    if (value instanceof Set) return this.#members('set', [...value]);
    if (value instanceof Map) return this.#map(value);
    if (value instanceof Bytecode) return this.#nested(value);
    if (value instanceof WirePredicate) return this.#chain(this.#predicate(value));
    if (value instanceof Binding || value instanceof WireTraverser) {
      return this.#argument(value.value);
    }
    if (value instanceof WireStrategy) return this.#strategy(value);
    if (value instanceof ClassName) return this.#chain([() => this.#name(value.name)]);
    if (value instanceof Lambda) throw this.#lambda(value);
    return this.#value(value as Value);
  }

  #value(value: Value): Argument {
    if (value instanceof Token) {
      return this.#chain([() => this.#name(value.type), () => this.#name(value.name)]);
    }
    if (value instanceof DateTime) return this.#made('datetime', formatDateTime(value));
    if (value instanceof Uuid) return this.#made('UUID', value.text);
    return this.#literal(value, literalText(value));
  }

  #made(name: string, text: string): Argument {
    return this.#chain([() => this.#call(name, [() => this.#value(text)])]);
  }

  #literal(value: Value, text: string): Argument {
    return { kind: 'literal', value, span: this.#write(text) };
  }

  #members(kind: 'list' | 'set', values: readonly WireValue[]): Argument {
    const start = this.text.length;
    const [open, close] = MEMBERS[kind];
    const items = this.#separated(
      open,
      values.map((value) => () => this.#argument(value)),
      close,
    );
    return { kind, items, span: this.#since(start) };
  }

  #map(map: ReadonlyMap<WireValue, WireValue>): Argument {
    const start = this.text.length;
    const entries = [...map].map(([key, value]) => () => {
      const written = this.#key(key);
      this.text += ': ';
      return { key: written, value: this.#argument(value) };
    });
    const written = this.#separated(map.size === 0 ? '[:' : '[', entries, ']');
    return { kind: 'map', entries: written, span: this.#since(start) };
  }

  /** Names of enumerations stand in parentheses there, so that they are no texts. */
  #key(key: WireValue): Argument {
    if (!(key instanceof Token)) return this.#argument(key);
    this.text += '(';
    const chain = this.#value(key) as Chain;
    this.text += ')';
    return { ...chain, isEnclosed: true };
  }

  #nested({ source, steps }: Bytecode): Argument {
    const [first] = [...source, ...steps];
    if (first?.operator === 'CardinalityValueTraversal') return this.#cardinality(first);
    if (source.length > 0) {
      throw this.#fault('GREMLIN_SYNTAX', 'A nested traversal has no source steps');
    }
    return this.#chain([() => this.#name('__'), ...this.#calls(steps)]);
  }

  /** `Cardinality.set(value)`, which drivers send as if it were a step. */
  #cardinality({ args: [cardinality, ...values] }: Instruction): Argument {
    const name = cardinality instanceof Token ? cardinality.name : '';
    const args = values.map((value) => () => this.#argument(value));
    return this.#chain([() => this.#name('Cardinality'), () => this.#call(name, args)]);
  }

  /** `P.gt(1)`; connected ones as `P.gt(1).and(P.lt(5))`. */
  #predicate({ type, operator, args }: WirePredicate): readonly (() => Call)[] {
    const [first, ...others] = args;
    const isConnected = operator === 'and' || operator === 'or';
    if (isConnected && first instanceof WirePredicate) {
      const more = others.map((other) => () => this.#call(operator, [() => this.#argument(other)]));
      return [...this.#predicate(first), ...more];
    }
    const values = args.map((arg) => () => this.#argument(arg));
    return [() => this.#name(type), () => this.#call(operator, values)];
  }

  #strategy({ name, configuration }: WireStrategy): Argument {
    this.text += 'new ';
    const named = [...configuration].map(([key, value]) => (): Argument => {
      const start = this.text.length;
      this.text += `${this.#checked(key)}: `;
      const held = this.#argument(value);
      return { kind: 'named', name: key, value: held, span: this.#since(start) };
    });
    return this.#chain([() => this.#call(name, named)]);
  }

  #lambda({ language }: Lambda): Error {
    const what = `A lambda in ${language.slice(0, 40) || 'another language'} is not evaluated`;
    return this.#fault('GREMLIN_LAMBDA', what, 'Write the steps of Gremlin that do the same.');
  }

  #fault(code: string, what: string, hint = ''): Error {
    return languageError({ code, text: this.text, offset: this.text.length, what, hint });
  }

  #write(text: string): Span {
    const start = this.text.length;
    this.text += text;
    return this.#since(start);
  }

  #since(start: number): Span {
    return { start, end: this.text.length };
  }
}

/** `tx("commit")` is `tx().commit()`; all else is called as it is sent. */
function callsOf(instruction: Instruction): readonly Instruction[] {
  const { operator, args } = instruction;
  if (operator !== 'tx') return [instruction];
  return [{ operator, args: [] }, ...args.map((name) => ({ operator: String(name), args: [] }))];
}

const SUFFIXES = {
  byte: 'b',
  short: 's',
  int: '',
  long: 'l',
  bigInteger: 'n',
  float: 'f',
  double: 'd',
  bigDecimal: 'm',
} as const;

/** Elements have no literals; what stands for them is for people. */
function literalText(value: Value): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value !== 'number' && !(value instanceof TypedNumber)) return keyText(value);
  const plain = value instanceof TypedNumber ? value.value : value;
  if (typeof plain === 'number' && !Number.isFinite(plain)) return String(plain);
  return `${Object.is(plain, -0) ? '-0' : plain}${SUFFIXES[numberType(value)]}`;
}
