import type { Json, JsonObject } from '@meshlapse/model';
import type { Labels } from '../selectors.ts';

/** Something in an object that could not be read, and was left out. */
export interface Note {
  /** The object, `kind/namespace/name`. */
  readonly object: string;
  /** The field in it, such as `spec.http[0].match`. */
  readonly path: string;
  readonly problem: string;
}

/** Collects what could not be read of one object. */
export class Notes {
  readonly list: Note[] = [];
  readonly #object: string;

  constructor(object: string) {
    this.#object = object;
  }

  add(path: string, problem: string): void {
    this.list.push({ object: this.#object, path, problem });
  }
}

/**
 * The fields of an object that a stranger wrote: asks for each by the type it should have.
 *
 * A field of another type is noted and reads as absent; so does `null`. Nothing throws.
 */
export class Fields {
  readonly #json: JsonObject;
  readonly #path: string;
  readonly #notes: Notes;

  constructor(json: Json | undefined, path: string, notes: Notes) {
    this.#path = path;
    this.#notes = notes;
    const isRecord = typeof json === 'object' && json !== null && !Array.isArray(json);
    if (!isRecord && json !== undefined && json !== null) notes.add(path, 'should be an object');
    this.#json = isRecord ? (json as JsonObject) : {};
  }

  has(key: string): boolean {
    return this.raw(key) !== undefined;
  }

  get keys(): readonly string[] {
    return Object.keys(this.#json).filter((key) => this.has(key));
  }

  /** What is written there, unread; `undefined` for `null` too. */
  raw(key: string): Json | undefined {
    return Object.hasOwn(this.#json, key) ? (this.#json[key] ?? undefined) : undefined;
  }

  text(key: string): string | undefined {
    const value = this.raw(key);
    if (value === undefined || typeof value === 'string') return value;
    return this.#refuse(key, 'should be a text');
  }

  /** A whole number; also one written as a text, as in labels and in 64-bit fields of protobuf. */
  integer(key: string): number | undefined {
    const value = this.number(key);
    return value === undefined || Number.isSafeInteger(value)
      ? value
      : this.#refuse(key, 'should be a whole number');
  }

  number(key: string): number | undefined {
    const value = this.raw(key);
    if (value === undefined) return undefined;
    if (typeof value === 'number' && Number.isFinite(value)) return value;
    if (typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value)) return Number(value);
    return this.#refuse(key, 'should be a number');
  }

  flag(key: string): boolean | undefined {
    const value = this.raw(key);
    if (value === undefined || typeof value === 'boolean') return value;
    return this.#refuse(key, 'should be true or false');
  }

  /** A duration as Go and protobuf write it (`1.5s`, `250ms`, `1h30m`), in milliseconds. */
  durationMs(key: string): number | undefined {
    const text = this.text(key);
    if (text === undefined) return undefined;
    return parseDurationMs(text) ?? this.#refuse(key, 'should be a duration such as 1.5s');
  }

  /** The object there; an empty one when it is absent: ask `has` where that differs. */
  object(key: string): Fields {
    return new Fields(this.raw(key), this.#at(key), this.#notes);
  }

  /** The object there, or `undefined` when it is absent or no object. */
  optional(key: string): Fields | undefined {
    const value = this.raw(key);
    if (value === undefined) return undefined;
    if (typeof value !== 'object' || Array.isArray(value)) {
      return this.#refuse(key, 'should be an object');
    }
    return this.object(key);
  }

  /** The object that a text there is written as; noted when nobody can parse it. */
  parsed(key: string, parse: (text: string) => Json): Fields {
    const text = this.text(key);
    try {
      const json = text === undefined ? undefined : parse(text);
      return new Fields(json, this.#at(key), this.#notes);
    } catch (error) {
      this.note(key, error instanceof Error ? error.message : 'cannot be parsed');
      return new Fields(undefined, this.#at(key), this.#notes);
    }
  }

  /** The objects of a list; entries that are none are left out. */
  objects(key: string): readonly Fields[] {
    return this.#entries(key, 'should be an object', (item) =>
      typeof item === 'object' && item !== null && !Array.isArray(item) ? item : undefined,
    ).map(([item, i]) => new Fields(item, `${this.#at(key)}[${i}]`, this.#notes));
  }

  texts(key: string): readonly string[] {
    const isText = (item: Json) => (typeof item === 'string' ? item : undefined);
    return this.#entries(key, 'should be a text', isText).map(([item]) => item);
  }

  integers(key: string): readonly number[] {
    const isInteger = (item: Json) =>
      typeof item === 'number' && Number.isSafeInteger(item) ? item : undefined;
    return this.#entries(key, 'should be a whole number', isInteger).map(([item]) => item);
  }

  /** A map of texts, such as labels. Entries that are no text are left out. */
  labels(key: string): Labels {
    const fields = this.object(key);
    const labels: Record<string, string> = Object.create(null);
    for (const name of fields.keys) {
      const value = fields.text(name);
      if (value !== undefined) labels[name] = value;
    }
    return labels;
  }

  /** Notes what is wrong with a field beyond its type. */
  note(key: string, problem: string): void {
    this.#notes.add(this.#at(key), problem);
  }

  #entries<T>(
    key: string,
    problem: string,
    accept: (item: Json) => T | undefined,
  ): readonly (readonly [T, number])[] {
    const value = this.raw(key);
    if (value === undefined) return [];
    if (!Array.isArray(value)) {
      this.note(key, 'should be a list');
      return [];
    }
    const found: [T, number][] = [];
    (value as readonly Json[]).forEach((item, i) => {
      const accepted = accept(item);
      if (accepted === undefined) this.note(`${key}[${i}]`, problem);
      else found.push([accepted, i]);
    });
    return found;
  }

  #refuse(key: string, problem: string): undefined {
    this.note(key, problem);
    return undefined;
  }

  #at(key: string): string {
    return this.#path === '' ? key : `${this.#path}.${key}`;
  }
}

const UNIT_MS: Readonly<Record<string, number>> = {
  h: 3_600_000,
  m: 60_000,
  s: 1000,
  ms: 1,
  us: 0.001,
  µs: 0.001,
  ns: 0.000001,
};

export function parseDurationMs(text: string): number | undefined {
  if (!/^-?(\d+(\.\d*)?(h|ms|m|s|us|µs|ns))+$/.test(text)) return undefined;
  let total = 0;
  for (const [, amount, unit] of text.matchAll(/(\d+(?:\.\d*)?)(h|ms|m|s|us|µs|ns)/g)) {
    total += Number(amount) * (UNIT_MS[unit ?? ''] ?? 0);
  }
  return text.startsWith('-') ? -total : total;
}
