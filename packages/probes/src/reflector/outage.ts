import { setTimeout as delay } from 'node:timers/promises';
import type { ApiFailure, FailureKind } from './api-failure.ts';

const OUTAGES: ReadonlySet<FailureKind> = new Set(['unreachable', 'cut', 'silent']);

/**
 * What all reflectors of a cluster know together about losing it.
 *
 * Who waits after losing the server goes on as soon as anybody reaches it again; and before anyone takes up
 * where it was, the cluster behind the address is checked to be the same one.
 */
export class Outage {
  readonly #verify: () => Promise<void>;
  readonly #leastPauseMs: number;
  readonly #waiting = new Set<() => void>();
  #isDown = false;
  #recoveries = 0;
  #isVerified = true;
  #verification: Promise<void> | undefined;

  /** @param verify checks, for all together, that it is the same cluster */
  constructor(leastPauseMs: number, verify: () => Promise<void>) {
    this.#leastPauseMs = leastPauseMs;
    this.#verify = verify;
  }

  failed(failure: ApiFailure): void {
    if (!OUTAGES.has(failure.kind)) return;
    this.#isDown = true;
    this.#isVerified = false;
  }

  succeeded(): void {
    if (!this.#isDown) return;
    this.#isDown = false;
    this.#recoveries++;
    for (const wake of this.#waiting) wake();
  }

  /** Waits as long as told, or, after losing the server, until it is reached again. */
  async pause(ms: number, failure: ApiFailure, signal: AbortSignal): Promise<void> {
    if (!OUTAGES.has(failure.kind)) return await delay(ms, undefined, { signal });
    const recoveries = this.#recoveries;
    const least = Math.min(ms, this.#leastPauseMs);
    await delay(least, undefined, { signal });
    if (ms > least && recoveries === this.#recoveries) await this.#pauseOrWake(ms - least, signal);
  }

  /** @throws whatever the check says when another cluster answers; {@link ApiFailure} when none does */
  async confirm(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    if (this.#isVerified) return;
    this.#verification ??= this.#verify()
      .then(() => {
        this.#isVerified = true;
      })
      .finally(() => {
        this.#verification = undefined;
      });
    // Who no longer wants to know must not take the answer from the others.
    const { promise: aborted, reject } = Promise.withResolvers<never>();
    const leave = () => reject(signal.reason);
    signal.addEventListener('abort', leave, { once: true });
    try {
      await Promise.race([this.#verification, aborted]);
    } finally {
      signal.removeEventListener('abort', leave);
    }
  }

  async #pauseOrWake(ms: number, signal: AbortSignal): Promise<void> {
    const woken = new AbortController();
    const wake = () => woken.abort();
    this.#waiting.add(wake);
    try {
      await delay(ms, undefined, { signal: AbortSignal.any([signal, woken.signal]) });
    } catch (error) {
      if (!woken.signal.aborted || signal.aborted) throw error;
    } finally {
      this.#waiting.delete(wake);
    }
  }
}
