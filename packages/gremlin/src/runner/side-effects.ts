import type { LiveValue } from '../values/value.ts';

/** What a step gathers beside the traversal under a key, for `cap()`, `select()` and predicates to read. */
export interface SideEffect {
  read(): LiveValue | Promise<LiveValue>;
}

/** The side effects of one execution by key. */
export class SideEffects {
  readonly #byKey = new Map<string, SideEffect>();

  /** The one under this key; what `make` gives when it is the first. */
  claim<T extends SideEffect>(
    key: string,
    type: abstract new (...args: never[]) => T,
    make: () => T,
  ): T {
    const known = this.#byKey.get(key);
    if (known instanceof type) return known;
    const made = make();
    this.#byKey.set(key, made);
    return made;
  }

  async read(key: string): Promise<LiveValue | undefined> {
    return this.#byKey.get(key)?.read();
  }
}
