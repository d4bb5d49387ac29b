import type { SideEffectSeed } from '../plan/beginning.ts';
import type { LiveValue } from '../values/value.ts';

/** What a step gathers beside the traversal under a key, for `cap()`, `select()` and predicates to read. */
export interface SideEffect {
  read(): LiveValue | Promise<LiveValue>;
}

/** The side effects of one execution by key. */
export class SideEffects {
  readonly #gathered = new Map<string, SideEffect>();
  readonly #seeds: ReadonlyMap<string, SideEffectSeed>;
  readonly #keys: ReadonlySet<string>;

  /** Keys are those that some step will gather under: until it does nothing is there, which is not the same as none. */
  constructor(seeds: readonly SideEffectSeed[] = [], keys: ReadonlySet<string> = new Set()) {
    this.#seeds = new Map(seeds.map((seed) => [seed.key, seed]));
    this.#keys = keys;
  }

  /** The one under this key; what `make` gives when it is the first. */
  claim<T extends SideEffect>(
    key: string,
    type: abstract new (...args: never[]) => T,
    make: (seed: SideEffectSeed | undefined) => T,
  ): T {
    const known = this.#gathered.get(key);
    if (known instanceof type) return known;
    const made = make(this.#seeds.get(key));
    this.#gathered.set(key, made);
    return made;
  }

  /** As they were before anything was gathered. */
  afresh(): SideEffects {
    return new SideEffects([...this.#seeds.values()], this.#keys);
  }

  async read(key: string): Promise<LiveValue | undefined> {
    const gathered = this.#gathered.get(key);
    if (gathered) return gathered.read();
    const seed = this.#seeds.get(key);
    if (seed) return seed.value;
    return this.#keys.has(key) ? [] : undefined;
  }
}
