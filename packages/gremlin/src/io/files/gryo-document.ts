import { MAX_VALUE_DEPTH } from '../../values/identity.ts';
import { MAX_WIRE_VALUES } from '../wire-checks.ts';
import { CLASS_OFFSET, MARK } from './kryo-classes.ts';
import { KryoInput } from './kryo-input.ts';

/** An object that later ones may refer to. */
interface Known {
  readonly className: number;
  readonly value: unknown;
  /** How many values it is made of. */
  readonly weight: number;
}

/** Kryo's objects: each has a number, and stands for an earlier one when only that is written. */
export class GryoDocument extends KryoInput {
  #objects: (Known | undefined)[] = [];
  #depth = 0;
  #weight = 0;

  /** Begins an object that stands alone: nothing in it refers to what was before, and nothing to all of it. */
  begin(what: string): void {
    const at = this.position;
    if (this.varInt(what) !== MARK.new) throw this.invalid(`${what} is none of its own`, at);
    this.#objects = [undefined];
    this.#weight = 0;
  }

  /** The number of the class of what follows; `undefined` for null. */
  classNumber(what: string): number | undefined {
    const written = this.varInt(`the class of ${what}`);
    return written === 0 ? undefined : written - CLASS_OFFSET;
  }

  /** Reads an object of a class, which may be an earlier one. */
  object<T>(className: number, what: string, read: () => T): T {
    const object = this.nullable(className, what, read);
    if (object !== undefined) return object;
    throw this.invalid(`${what} is null`);
  }

  nullable<T>(className: number, what: string, read: () => T): T | undefined {
    const at = this.position;
    const mark = this.varInt(what);
    if (mark === MARK.null) return undefined;
    if (mark !== MARK.new) return this.#earlier<T>(mark - MARK.firstReference, className, at);
    if (this.#depth === MAX_VALUE_DEPTH) throw this.invalid('it nests too deep', at);
    const index = this.#objects.push(undefined) - 1;
    const before = this.#weight;
    this.#depth += 1;
    const value = read();
    this.#depth -= 1;
    this.weigh(1);
    this.#objects[index] = { className, value, weight: this.#weight - before };
    return value;
  }

  /** Makes sure that a vertex does not stand for more values than memory holds. */
  weigh(count: number): void {
    this.#weight += count;
    if (this.#weight > MAX_WIRE_VALUES) {
      throw this.invalid(`a vertex is made of more than ${MAX_WIRE_VALUES} values`);
    }
  }

  /** What is read with the same class has the same type. */
  #earlier<T>(index: number, className: number, at: number): T {
    const known = this.#objects[index];
    if (known?.className !== className) {
      throw this.invalid('it refers to what is not there, not of this class, or not complete', at);
    }
    this.weigh(known.weight);
    return known.value as T;
  }
}
