/**
 * Keeps what was used last, up to a total weight.
 *
 * In two generations: what is used moves to the younger one, and when that is half of the capacity the older one is
 * dropped as a whole. So nobody ever looks for the oldest entry: a `Map` out of which one after the other is deleted has
 * holes that such a look would step over.
 */
export class LruCache<K, V> {
  readonly #capacity: number;
  #young = new Map<K, Entry<V>>();
  #old = new Map<K, Entry<V>>();
  #youngWeight = 0;

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  get(key: K): V | undefined {
    const young = this.#young.get(key);
    if (young) return young.value;
    const old = this.#old.get(key);
    if (old) this.#keep(key, old);
    return old?.value;
  }

  set(key: K, value: V, weight = 1): void {
    this.#youngWeight -= this.#young.get(key)?.weight ?? 0;
    this.#keep(key, { value, weight });
  }

  delete(key: K): void {
    this.#youngWeight -= this.#young.get(key)?.weight ?? 0;
    this.#young.delete(key);
    this.#old.delete(key);
  }

  clear(): void {
    this.#young.clear();
    this.#old.clear();
    this.#youngWeight = 0;
  }

  #keep(key: K, entry: Entry<V>): void {
    this.#young.set(key, entry);
    this.#youngWeight += entry.weight;
    if (this.#youngWeight <= this.#capacity / 2) return;
    this.#old = this.#young;
    this.#young = new Map();
    this.#youngWeight = 0;
  }
}

interface Entry<V> {
  readonly value: V;
  readonly weight: number;
}
