import type { Writable } from 'node:stream';
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
  readonly #stream: Writable;
  readonly #limits: OutboxLimits;
  readonly #waiting = new Set<() => void>();
  #isCorked = false;
  #unwritten = 0;
  #stalled: NodeJS.Timeout | undefined;

  /** @param stream What the socket writes to. */
  constructor(socket: WebSocket, stream: Writable, limits: OutboxLimits) {
    this.#socket = socket;
    this.#stream = stream;
    this.#limits = limits;
    socket.once('close', () => this.#wake());
  }

  /** Frames to a client that has gone are dropped. */
  send(frame: Uint8Array, isText: boolean): void {
    if (this.#socket.readyState !== this.#socket.OPEN) return;
    this.#corkForThisTurn();
    this.#unwritten += 1;
    this.#socket.send(frame, { binary: !isText }, () => this.#written());
  }

  /**
   * Frames go out together at the end of the turn in which they were made. A client that is woken for each answer
   * costs more than the answer; when many clients ask at once, one waking serves several.
   */
  #corkForThisTurn(): void {
    if (this.#isCorked) return;
    this.#isCorked = true;
    this.#stream.cork();
    setImmediate(() => {
      this.#isCorked = false;
      this.#stream.uncork();
      if (this.#socket.bufferedAmount > 0) this.#watchForStall();
    });
  }

  /** A client that takes nothing for too long is let go. */
  #watchForStall(): void {
    this.#stalled ??= setTimeout(() => this.#socket.terminate(), this.#limits.stalledMs).unref();
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
