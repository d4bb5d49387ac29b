import {
  ALWAYS,
  BEGINNING,
  type ElementId,
  type ElementKind,
  type MaybePromise,
} from '@meshlapse/model';
import type { Backend, Key } from '@meshlapse/store';
import { decodeNumbers } from './batch-heads.ts';
import { idKey, TABLE } from './layout.ts';
import { LruCache } from './lru-cache.ts';
import { StretchCache } from './stretch-cache.ts';

const CACHED_BYTES = 6_000_000;
/** What an id takes besides its key. */
const ID_BYTES = 150;

/** Which elements have or had an id, remembered until the id is given again. */
export class ElementIds {
  readonly #backend: Backend;
  readonly #known = new StretchCache<Key, readonly number[]>(new LruCache(CACHED_BYTES));

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  /** Numbers of the elements with these ids; ids that nobody has are left out. Answers at once when all are known. */
  numbersOf(kind: ElementKind, ids: readonly ElementId[]): MaybePromise<readonly number[]> {
    const keys = ids.length === 1 ? ids.map((id) => idKey(kind, id)) : keysOf(kind, ids);
    const known = keys.map((key) => this.#known.get(key, BEGINNING));
    const unknown = keys.filter((_, i) => !known[i]);
    if (unknown.length === 0) return known.flatMap((numbers) => numbers ?? []);
    return this.#read(unknown).then((read) =>
      keys.flatMap((key, i) => known[i] ?? read.get(key) ?? []),
    );
  }

  /** Forgets ids that a write gave to elements. */
  forget(keys: Iterable<Key>): void {
    this.#known.forget(keys);
  }

  clear(): void {
    this.#known.clear();
  }

  async #read(keys: readonly Key[]): Promise<ReadonlyMap<Key, readonly number[]>> {
    const { generation } = this.#known;
    const rows = await this.#backend.getMany(TABLE.ids, keys);
    const found = new Map<Key, readonly number[]>();
    for (const [i, key] of keys.entries()) {
      const row = rows[i];
      const value = row ? decodeNumbers(row) : [];
      found.set(key, value);
      const weight = ID_BYTES + key.length + 8 * value.length;
      this.#known.put(key, { ...ALWAYS, value, weight }, generation);
    }
    return found;
  }
}

function keysOf(kind: ElementKind, ids: readonly ElementId[]): readonly Key[] {
  return [...new Set(ids.map((id) => idKey(kind, id)))];
}
