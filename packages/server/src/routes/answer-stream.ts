import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import type { FastifyReply } from 'fastify';
import { AnswerSize } from '../answer-size.ts';

/** What is held back of an answer: until then an error is an HTTP status. Also what is written at once. */
const HELD_BYTES = 65_536;

/** The body of an answer: sent whole when it is small, else piece by piece as the client takes it. */
export class AnswerStream {
  readonly #reply: FastifyReply;
  readonly #mime: string;
  readonly #size: AnswerSize;
  #held: string[] = [];
  #heldBytes = 0;
  #out: PassThrough | undefined;

  constructor(reply: FastifyReply, mime: string, limit: number) {
    this.#reply = reply;
    this.#mime = mime;
    this.#size = new AnswerSize(limit);
  }

  /** Whether the client has a part of it already. */
  get isOut(): boolean {
    return this.#out !== undefined;
  }

  /** Whether it is time for {@link flush}. */
  get isFull(): boolean {
    return this.#heldBytes >= HELD_BYTES;
  }

  /** @throws {CodedError} `RESPONSE_TOO_LARGE` */
  write(text: string): void {
    const bytes = Buffer.byteLength(text);
    this.#size.add(bytes);
    this.#held.push(text);
    this.#heldBytes += bytes;
  }

  /** Counts what is kept elsewhere until it can be written. */
  count(bytes: number): void {
    this.#size.add(bytes);
  }

  /** Resolves when the client has taken enough; rejects when it has gone. */
  async flush(signal: AbortSignal): Promise<void> {
    const out = this.#begin();
    if (!out.write(this.#take())) await once(out, 'drain', { signal });
  }

  /** The last piece, which is sent however much there was before. */
  end(last: string | Uint8Array): void {
    const held = this.#take();
    const body = typeof last === 'string' ? held + last : last;
    if (this.#out) this.#out.end(body);
    else this.#reply.type(this.#mime).send(body);
  }

  /** Breaks the connection off, so that the client sees that something is missing. */
  breakOff(): void {
    this.#out?.destroy();
  }

  #begin(): PassThrough {
    if (this.#out) return this.#out;
    this.#out = new PassThrough({ highWaterMark: HELD_BYTES });
    this.#reply.type(this.#mime).send(this.#out);
    return this.#out;
  }

  #take(): string {
    const held = this.#held.join('');
    this.#held = [];
    this.#heldBytes = 0;
    return held;
  }
}
