import type { Chain } from '../language/ast.ts';
import type { BoundQuery } from './bind.ts';

/** A text that was read, and what it was bound to where that is the same for all who ask it. */
export interface KnownText {
  /** The text that positions refer to. */
  readonly text: string;
  readonly chains: readonly Chain[];
  readonly bound: FixedBinding | undefined;
}

export interface FixedBinding {
  readonly queries: readonly BoundQuery[];
  /** Names that are no variables only as long as nothing is bound to them. */
  readonly names: ReadonlySet<string>;
}

export interface CacheBounds {
  readonly entries: number;
  /** An estimate of the memory that is kept. */
  readonly bytes: number;
}

/** Bytes that a character of a query comes to when it is read and bound, measured generously. */
const BYTES_PER_CHARACTER = 100;

/** What was asked last. What was not asked for longest goes first. */
export class QueryCache {
  readonly #bounds: CacheBounds;
  readonly #known = new Map<string, KnownText>();
  #bytes = 0;

  constructor(bounds: CacheBounds) {
    this.#bounds = bounds;
  }

  get size(): number {
    return this.#known.size;
  }

  get bytes(): number {
    return this.#bytes;
  }

  get(key: string): KnownText | undefined {
    const known = this.#known.get(key);
    if (!known) return undefined;
    this.#known.delete(key);
    this.#known.set(key, known);
    return known;
  }

  /** One that would take more than a tenth of all memory is not kept. */
  set(key: string, known: KnownText): void {
    this.#forget(key);
    if (bytesOf(key) > this.#bounds.bytes / 10) return;
    this.#known.set(key, known);
    this.#bytes += bytesOf(key);
    for (const oldest of this.#known.keys()) {
      if (this.#known.size <= this.#bounds.entries && this.#bytes <= this.#bounds.bytes) break;
      this.#forget(oldest);
    }
  }

  #forget(key: string): void {
    if (this.#known.delete(key)) this.#bytes -= bytesOf(key);
  }
}

function bytesOf(key: string): number {
  return key.length * BYTES_PER_CHARACTER;
}
