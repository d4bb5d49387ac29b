import { CodedError, DateTime, parseInstant, type Value } from '@meshlapse/model';
import { MAX_VALUE_DEPTH, tooDeep } from '../values/identity.ts';
import { numberTypeOf, readNumber, readUntyped } from './graphson-numbers.ts';
import { offsetMinutesOf } from './offset-date-time.ts';
import { digitsOf } from './raw-number.ts';
import { countOf, isPlain, MAX_WIRE_VALUES } from './wire-checks.ts';
import { wireToken } from './wire-tokens.ts';
import type { WireValue } from './wire-values.ts';

/** Reads what is behind a `@type`. */
export type TypeReader = (value: unknown, document: GraphsonDocument, type: string) => WireValue;

/** The fields of an object. */
export type Fields = ReadonlyMap<string, unknown>;

/** Reads one document; knows where in it it is. */
export class GraphsonDocument {
  readonly #readerOf: (type: string) => TypeReader | undefined;
  readonly #path: (string | number)[] = [];
  #depth = 0;
  #spread = 0;

  constructor(readerOf: (type: string) => TypeReader | undefined) {
    this.#readerOf = readerOf;
  }

  decode(json: unknown): WireValue {
    if (json === null || typeof json === 'boolean' || typeof json === 'number') return json;
    if (typeof json === 'string') return this.text(json, 'text');
    if (typeof json !== 'object') throw this.invalid('something that is no JSON');
    if (this.#depth === MAX_VALUE_DEPTH) throw tooDeep(this.position);
    this.#depth += 1;
    const value = this.#decodeObject(json);
    this.#depth -= 1;
    return value;
  }

  #decodeObject(json: object): WireValue {
    if (Array.isArray(json)) return this.items(json);
    const digits = digitsOf(json);
    if (digits !== undefined) return this.#number(readUntyped(digits), 'number');
    if (!Object.hasOwn(json, '@type')) {
      return new Map(
        Object.entries(json).map(([key, held]) => [this.text(key, 'key'), this.at(key, held)]),
      );
    }
    const { '@type': type, '@value': value } = json as { '@type': unknown; '@value': unknown };
    if (typeof type !== 'string') throw this.invalid('a type that is no text');
    return this.#decodeTyped(type, value);
  }

  #decodeTyped(type: string, value: unknown): WireValue {
    const numeric = numberTypeOf(type);
    if (numeric) return this.#number(readNumber(numeric, value), type);
    const read = this.#readerOf(type);
    if (read) return read(value, this, type);
    const enumeration = /^g:([A-Z]\w*)$/.exec(type)?.[1];
    const known =
      enumeration && typeof value === 'string' ? wireToken(enumeration, value) : undefined;
    if (known) return known;
    throw this.invalid(`the type ${type.slice(0, 60)}, which is not known here`);
  }

  #number<T extends WireValue>(read: T | string, type: string): T {
    if (typeof read !== 'string') return read;
    throw this.invalid(`a ${type} that is ${read}`);
  }

  /** Decodes what is under a key or at an index of what is being read. */
  at(key: string | number, json: unknown): WireValue {
    this.#path.push(key);
    const value = this.decode(json);
    this.#path.pop();
    return value;
  }

  /** Reads what has no `@type` of its own, under a key or at an index. */
  nested<T>(key: string | number, read: () => T): T {
    if (this.#depth === MAX_VALUE_DEPTH) throw tooDeep(this.position);
    this.#depth += 1;
    this.#path.push(key);
    const value = read();
    this.#path.pop();
    this.#depth -= 1;
    return value;
  }

  /** A value without traversals and the like in it. */
  value(json: unknown, key?: string | number): Value {
    const value = key === undefined ? this.decode(json) : this.at(key, json);
    if (isPlain(value)) return value;
    throw this.invalid('a part of a query where a value belongs');
  }

  items(json: readonly unknown[]): WireValue[] {
    return json.map((item, i) => this.at(i, item));
  }

  array(json: unknown, type: string): readonly unknown[] {
    if (Array.isArray(json)) return json;
    throw this.invalid(`a ${type} that is no array`);
  }

  text(json: unknown, type: string): string {
    if (typeof json !== 'string') throw this.invalid(`a ${type} that is no text`);
    if (json.isWellFormed()) return json;
    throw this.invalid('a text with half of a surrogate pair');
  }

  /** The fields of a plain object, or of a `g:Map` whose keys are texts. */
  fields(json: unknown, type: string): Fields {
    if (typeof json !== 'object' || json === null || Array.isArray(json)) {
      throw this.invalid(`a ${type} without its fields`);
    }
    const { '@type': inner, '@value': flat } = json as { '@type'?: unknown; '@value'?: unknown };
    if (inner !== 'g:Map') return new Map(Object.entries(json));
    const pairs = this.pairs(this.array(flat, 'g:Map'));
    return new Map(pairs.map(([key, held]) => [this.text(key, 'key'), held]));
  }

  pairs<T>(flat: readonly T[]): [T, T][] {
    if (flat.length % 2 !== 0) throw this.invalid('a g:Map with a key and no value');
    return flat.flatMap((key, i) => (i % 2 === 0 ? [[key, flat[i + 1] as T]] : []));
  }

  /** Makes sure that a document does not stand for more values than memory holds. */
  bulk(wire: WireValue): number {
    const count = countOf(wire);
    if (count === undefined) throw this.invalid('a bulk that is no whole number');
    this.#spread += count;
    if (this.#spread <= MAX_WIRE_VALUES) return count;
    throw this.invalid(`a g:BulkSet of more than ${MAX_WIRE_VALUES} values`);
  }

  /** @throws {CodedError} `TIME_INVALID`, `TIME_ZONE_MISSING` */
  dateTime(text: string): DateTime {
    try {
      return new DateTime(parseInstant(text), offsetMinutesOf(text));
    } catch (error) {
      if (!(error instanceof CodedError)) throw error;
      const { code, category, message } = error;
      throw new CodedError({ code, category, message, data: { position: this.position } });
    }
  }

  /** The path to what is being read, such as `$.bindings.x[2]`. */
  get position(): string {
    return this.#path.reduce<string>(
      (path, key) => (typeof key === 'number' ? `${path}[${key}]` : `${path}.${key}`),
      '$',
    );
  }

  invalid(what: string): CodedError {
    const { position } = this;
    return new CodedError({
      code: 'GRAPHSON_INVALID',
      category: 'incorrect',
      message: `The GraphSON holds ${what}, at ${position}. Write GraphSON 2 or 3, or plain JSON.`,
      data: { position },
    });
  }
}
