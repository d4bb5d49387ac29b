import type { WireValue } from '@meshlapse/gremlin';
import { CodedError, TypedNumber } from '@meshlapse/model';

/** The arguments of a driver's request. Null is taken for absent: drivers send it for what they were not given. */
export class Arguments {
  readonly #op: string;
  readonly #values: ReadonlyMap<string, WireValue>;

  constructor(op: string, values: ReadonlyMap<string, WireValue>) {
    this.#op = op;
    this.#values = values;
  }

  has(name: string): boolean {
    return this.get(name) !== undefined;
  }

  get(name: string): Exclude<WireValue, null> | undefined {
    return this.#values.get(name) ?? undefined;
  }

  text(name: string): string | undefined {
    const value = this.get(name);
    if (value === undefined || typeof value === 'string') return value;
    throw this.wrong(name, 'a text');
  }

  flag(name: string): boolean | undefined {
    const value = this.get(name);
    if (value === undefined || typeof value === 'boolean') return value;
    throw this.wrong(name, 'true or false');
  }

  /** A whole number above 0; 0 is taken for absent, as drivers mean it. */
  count(name: string): number | undefined {
    const value = this.get(name);
    if (value === undefined) return undefined;
    const count = Number(value instanceof TypedNumber ? value.value : value);
    const isNumber = typeof value === 'number' || value instanceof TypedNumber;
    if (!isNumber || !Number.isSafeInteger(count) || count < 0) {
      throw this.wrong(name, 'a whole number that is not negative');
    }
    return count === 0 ? undefined : count;
  }

  /** Names with texts, as aliases are. */
  texts(name: string): Readonly<Record<string, string>> {
    const value = this.get(name);
    if (value === undefined) return {};
    if (value instanceof Map) {
      const entries = [...value];
      if (entries.every((entry) => entry.every((part) => typeof part === 'string'))) {
        return Object.fromEntries(entries as [string, string][]);
      }
    }
    throw this.wrong(name, 'a map of names to names');
  }

  /** An argument without which the operation means nothing. */
  required<T>(name: string, value: T | undefined): T {
    if (value !== undefined) return value;
    throw invalidArgument(`A message with an [${this.#op}] op code requires a [${name}] argument.`);
  }

  wrong(name: string, wanted: string): CodedError {
    return invalidArgument(
      `The [${name}] argument of a message with an [${this.#op}] op code is ${wanted}.`,
    );
  }
}

function invalidArgument(message: string): CodedError {
  return new CodedError({ code: 'REQUEST_INVALID', category: 'incorrect', message });
}
