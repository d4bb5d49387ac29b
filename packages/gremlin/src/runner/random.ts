/** Where chance comes from. */
export interface Random {
  /** From 0 up to, not including, 1. */
  fraction(): number;
  /** A whole number from 0 up to, not including, the bound. */
  below(bound: number): number;
}

const plain: Random = {
  fraction: () => Math.random(),
  below: (bound) => Math.floor(Math.random() * bound),
};

const MULTIPLIER = 0x5deece66dn;
const INCREMENT = 0xbn;
const MASK = (1n << 48n) - 1n;
const HIGHEST = 2 ** 31;

/**
 * The linear congruential generator that `java.util.Random` is specified as: a seed draws here what it draws in
 * TinkerPop.
 */
class SeededRandom implements Random {
  #state: bigint;

  constructor(seed: number) {
    this.#state = (BigInt(seed) ^ MULTIPLIER) & MASK;
  }

  fraction(): number {
    return (this.#next(26) * 2 ** 27 + this.#next(27)) / 2 ** 53;
  }

  below(bound: number): number {
    if ((bound & -bound) === bound) return Math.floor((bound * this.#next(31)) / HIGHEST);
    for (;;) {
      const bits = this.#next(31);
      const drawn = bits % bound;
      if (bits - drawn + (bound - 1) < HIGHEST) return drawn;
    }
  }

  #next(bits: number): number {
    this.#state = (this.#state * MULTIPLIER + INCREMENT) & MASK;
    return Number(this.#state >> (48n - BigInt(bits)));
  }
}

/** Chance of one execution: with a seed every step draws its own repeatable row. */
export class Chance {
  readonly #seed: number | undefined;
  readonly #bySteps = new WeakMap<object, Random>();

  constructor(seed: number | undefined) {
    this.#seed = seed;
  }

  get isSeeded(): boolean {
    return this.#seed !== undefined;
  }

  /** The same, from its beginning. */
  afresh(): Chance {
    return new Chance(this.#seed);
  }

  for(step: object): Random {
    if (this.#seed === undefined) return plain;
    const known = this.#bySteps.get(step);
    if (known) return known;
    const made = new SeededRandom(this.#seed);
    this.#bySteps.set(step, made);
    return made;
  }
}

/** The same in random order. */
export function shuffled<T>(items: readonly T[], random: Random): readonly T[] {
  const mixed = [...items];
  for (let last = mixed.length - 1; last > 0; last -= 1) {
    const other = random.below(last + 1);
    [mixed[last], mixed[other]] = [mixed[other] as T, mixed[last] as T];
  }
  return mixed;
}
