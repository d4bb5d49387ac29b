import type { Value } from '@meshlapse/model';
import { MAX_VALUE_DEPTH, tooDeep } from '../../values/identity.ts';
import { isPlain, MAX_WIRE_VALUES } from '../wire-checks.ts';
import { enumerationOf, wireToken } from '../wire-tokens.ts';
import type { WireValue } from '../wire-values.ts';
import { ByteReader } from './byte-reader.ts';
import { CODE } from './type-codes.ts';

/** Reads what is behind a type code and its flag. */
export type TypeReader = (document: GraphbinaryDocument) => WireValue;

/** Reads one message, value by value. */
export class GraphbinaryDocument {
  readonly bytes: ByteReader;
  readonly #readers: ReadonlyMap<number, TypeReader>;
  #depth = 0;
  #values = 0;

  constructor(bytes: Uint8Array, readers: ReadonlyMap<number, TypeReader>) {
    this.bytes = new ByteReader(bytes);
    this.#readers = readers;
  }

  /** A value with its type code. */
  value(): WireValue {
    const { bytes } = this;
    const { position } = bytes;
    const code = bytes.uint8('a type code');
    this.take(1);
    const isNull = this.#flag();
    if (isNull) return this.#null(code, position);
    const read = this.#readers.get(code);
    if (read) return this.nested(() => read(this));
    const enumeration = enumerationOf(code);
    if (enumeration !== undefined) return this.nested(() => this.#token(enumeration));
    throw bytes.invalid(`the type code 0x${code.toString(16)} is not known`, position);
  }

  #flag(): boolean {
    const { position } = this.bytes;
    const flag = this.bytes.uint8('the flag of a value');
    if (flag > 1) throw this.bytes.invalid('the flag of a value is neither 0 nor 1', position);
    return flag === 1;
  }

  /** Nulls of every type are alike. */
  #null(code: number, position: number): null {
    const isKnown =
      code === CODE.null || this.#readers.has(code) || enumerationOf(code) !== undefined;
    if (isKnown) return null;
    throw this.bytes.invalid(`the type code 0x${code.toString(16)} is not known`, position);
  }

  #token(enumeration: string): WireValue {
    const { position } = this.bytes;
    const name = this.value();
    const token = typeof name === 'string' ? wireToken(enumeration, name) : undefined;
    if (token) return token;
    throw this.bytes.invalid(`a name of ${enumeration} is expected`, position);
  }

  /** A value without traversals and the like in it. */
  plain(): Value {
    const { position } = this.bytes;
    const value = this.value();
    if (isPlain(value)) return value;
    throw this.bytes.invalid('a value is expected, not a part of a query', position);
  }

  /** A value that has to be of some kind. */
  only<T extends WireValue>(is: (value: WireValue) => value is T, what: string): T {
    const { position } = this.bytes;
    const value = this.value();
    if (is(value)) return value;
    throw this.bytes.invalid(`${what} is expected`, position);
  }

  /** A number, then so many things; each takes at least `leastBytes`. */
  many<T>(what: string, read: () => T, leastBytes = 2): T[] {
    const items: T[] = [];
    for (let left = this.bytes.count(what, leastBytes); left > 0; left -= 1) items.push(read());
    return items;
  }

  nested<T>(read: () => T): T {
    if (this.#depth === MAX_VALUE_DEPTH) throw tooDeep(this.bytes.position);
    this.#depth += 1;
    const value = read();
    this.#depth -= 1;
    return value;
  }

  /** Makes sure that a message does not stand for more values than memory holds. */
  take(values: number): void {
    this.#values += values;
    if (this.#values <= MAX_WIRE_VALUES) return;
    throw this.bytes.invalid(`there are more than ${MAX_WIRE_VALUES} values`);
  }
}
