import type { WebSocket } from '@fastify/websocket';
import type { ProtocolLimits } from '../protocol-limits.ts';

export type OutboxLimits = Pick<ProtocolLimits, 'unsentBytes' | 'stalledMs'>;

/**
 * What a client is sent, no faster than it reads.
 *
 * Whoever makes answers awaits {@link room} between two frames. So what waits here is bounded by `unsentBytes` and one
 * frame for each request under way.
 */
export class Outbox {
  readonly #socket: WebSocket;
  readonly #limits: OutboxLimits;
  readonly #waiting = new Set<() => void>();
  #unwritten = 0;
  #stalled: NodeJS.Timeout | undefined;

  constructor(socket: WebSocket, limits: OutboxLimits) {
    this.#socket = socket;
    this.#limits = limits;
    socket.once('close', () => this.#wake());
  }

  /** Frames to a client that has gone are dropped. */
  send(frame: Uint8Array, isText: boolean): void {
    if (this.#socket.readyState !== this.#socket.OPEN) return;
    this.#unwritten += 1;
    this.#stalled ??= setTimeout(() => this.#socket.terminate(), this.#limits.stalledMs).unref();
    this.#socket.send(frame, { binary: !isText }, () => this.#written());
  }

  get isFull(): boolean {
    return this.#socket.bufferedAmount >= this.#limits.unsentBytes;
  }

  /** Resolves when the client has read enough or is gone, or when nobody needs room any longer. */
  async room(signal: AbortSignal): Promise<void> {
    while (this.isFull && this.#socket.readyState === this.#socket.OPEN && !signal.aborted) {
      const { promise, resolve } = Promise.withResolvers<void>();
      this.#waiting.add(resolve);
      const wake = () => resolve();
      signal.addEventListener('abort', wake);
      await promise;
      signal.removeEventListener('abort', wake);
      this.#waiting.delete(resolve);
    }
  }

  #written(): void {
    this.#unwritten -= 1;
    if (this.#unwritten > 0) this.#stalled?.refresh();
    else {
      clearTimeout(this.#stalled);
      this.#stalled = undefined;
    }
    if (!this.isFull) this.#wake();
  }

  #wake(): void {
    for (const resolve of this.#waiting) resolve();
    this.#waiting.clear();
  }
}
