import { cancelled, type Limits, limitExceeded, timedOut } from './limits.ts';

/** How long a query may compute before others get their turn. */
const SLICE_MS = 8;

/**
 * What a query has used of what it may use.
 *
 * The pipeline asks it after every batch and the storage before every call, so no step needs to, and none can forget.
 */
export class Budget {
  readonly limits: Limits;
  readonly #signal: AbortSignal | undefined;
  readonly #startedAt = performance.now();
  #sliceEndsAt = this.#startedAt + SLICE_MS;
  #elements = 0;
  #held = 0;
  #results = 0;

  constructor(limits: Limits, signal?: AbortSignal) {
    this.limits = limits;
    this.#signal = signal;
  }

  /** @throws {CodedError} `QUERY_TIMEOUT` or `QUERY_CANCELLED` */
  check(): void {
    if (this.#signal?.aborted) throw cancelled();
    if (performance.now() - this.#startedAt > this.limits.timeMs)
      throw timedOut(this.limits.timeMs);
  }

  /** Elements or values were read. */
  touch(count: number): void {
    this.#elements += count;
    if (this.#elements > this.limits.elements) {
      throw limitExceeded('elements', this.limits.elements);
    }
  }

  /** A step keeps this many more traversers or values; a negative count when it lets go of them. */
  hold(count: number): void {
    this.#held += count;
    if (this.#held > this.limits.held) throw limitExceeded('held', this.limits.held);
  }

  deliver(count: number): void {
    this.#results += count;
    if (this.#results > this.limits.results) throw limitExceeded('results', this.limits.results);
  }

  /** Elements and values read so far. */
  get elements(): number {
    return this.#elements;
  }

  /** Whether it is time for {@link breathe}. */
  get isSliceOver(): boolean {
    return performance.now() > this.#sliceEndsAt;
  }

  /** Lets the process do other work. */
  async breathe(): Promise<void> {
    await new Promise<void>((resolve) => setImmediate(resolve));
    this.#sliceEndsAt = performance.now() + SLICE_MS;
    this.check();
  }
}
