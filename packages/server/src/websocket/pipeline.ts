import type { ProtocolLimits } from '../protocol-limits.ts';
import type { Frame } from './frame.ts';

export type PipelineLimits = Pick<
  ProtocolLimits,
  'concurrentRequests' | 'pipelinedRequests' | 'pipelinedBytes'
>;

/** The requests of one connection: a bounded number is answered at once, a bounded number waits in order. */
export class Pipeline {
  readonly #limits: PipelineLimits;
  readonly #answer: (frame: Frame) => Promise<void>;
  readonly #waiting: Frame[] = [];
  #bytes = 0;
  #active = 0;

  /** @param answer Never rejects. */
  constructor(limits: PipelineLimits, answer: (frame: Frame) => Promise<void>) {
    this.#limits = limits;
    this.#answer = answer;
  }

  /** False when it is full; the frame is not taken then. */
  add(frame: Frame): boolean {
    const { pipelinedRequests, pipelinedBytes } = this.#limits;
    const { length } = frame.bytes;
    const isFull =
      this.#waiting.length >= pipelinedRequests || this.#bytes + length > pipelinedBytes;
    if (this.#waiting.length > 0 && isFull) return false;
    this.#waiting.push(frame);
    this.#bytes += length;
    this.#begin();
    return true;
  }

  /** Forgets those that wait. */
  clear(): void {
    this.#waiting.length = 0;
    this.#bytes = 0;
  }

  #begin(): void {
    while (this.#active < this.#limits.concurrentRequests) {
      const frame = this.#waiting.shift();
      if (!frame) return;
      this.#bytes -= frame.bytes.length;
      this.#active += 1;
      void this.#answer(frame).then(() => {
        this.#active -= 1;
        this.#begin();
      });
    }
  }
}
