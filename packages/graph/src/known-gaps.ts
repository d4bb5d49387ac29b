import type { Gap, Instant, MaybePromise } from '@meshlapse/model';
import type { Backend } from '@meshlapse/store';
import { LruCache } from './lru-cache.ts';
import { gapsAround } from './observations.ts';
import { StretchCache } from './stretch-cache.ts';

const CACHED_GAPS = 50_000;
/** All gaps are remembered together: whoever asks at an instant asks for those of every resource. */
const ALL = 'all';

/** The gaps at an instant, remembered for as long as none begins or ends. */
export class KnownGaps {
  readonly #backend: Backend;
  readonly #known = new StretchCache<typeof ALL, readonly Gap[]>(new LruCache(CACHED_GAPS));

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  at(at: Instant): MaybePromise<readonly Gap[]> {
    return this.#known.get(ALL, at) ?? this.#read(at);
  }

  /** Forgets all: what is observed has changed. */
  clear(): void {
    this.#known.clear();
  }

  async #read(at: Instant): Promise<readonly Gap[]> {
    const { generation } = this.#known;
    const { gaps, during } = await gapsAround(this.#backend, at);
    this.#known.put(ALL, { ...during, value: gaps, weight: gaps.length }, generation);
    return gaps;
  }
}
