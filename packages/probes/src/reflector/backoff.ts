/**
 * Growing, jittered delays between attempts.
 *
 * The first attempt after health is at once; each further delay is drawn between the least one and three
 * times the one before, so that many who lost the same server do not come back together.
 */
export class Backoff {
  readonly #minMs: number;
  readonly #maxMs: number;
  #lastMs: number | undefined;

  constructor(minMs: number, maxMs: number) {
    this.#minMs = minMs;
    this.#maxMs = maxMs;
  }

  next(): number {
    if (this.#lastMs === undefined) {
      this.#lastMs = this.#minMs;
      return 0;
    }
    const spread = this.#lastMs * 3 - this.#minMs;
    this.#lastMs = Math.min(this.#maxMs, this.#minMs + Math.random() * spread);
    return this.#lastMs;
  }

  reset(): void {
    this.#lastMs = undefined;
  }
}
