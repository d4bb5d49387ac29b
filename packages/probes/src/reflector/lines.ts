import type { Readable } from 'node:stream';
import { ApiFailure, failureOf } from './api-failure.ts';

const NEWLINE = 0x0a;

/** Cuts a stream of bytes into lines, wherever its chunks end. */
export class LineSplitter {
  readonly #maxBytes: number;
  #rest: Buffer[] = [];
  #restBytes = 0;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  /**
   * The lines that this chunk completes; empty ones are left out.
   *
   * @throws {ApiFailure} `oversized`
   */
  push(chunk: Buffer): Buffer[] {
    const lines: Buffer[] = [];
    let start = 0;
    for (;;) {
      const end = chunk.indexOf(NEWLINE, start);
      const piece = chunk.subarray(start, end < 0 ? undefined : end);
      if (this.#restBytes + piece.length > this.#maxBytes) {
        throw new ApiFailure('oversized', `a line is larger than ${this.#maxBytes} bytes`);
      }
      if (end < 0) {
        if (piece.length > 0) this.#rest.push(piece);
        this.#restBytes += piece.length;
        return lines;
      }
      const line = this.#rest.length > 0 ? Buffer.concat([...this.#rest, piece]) : piece;
      this.#rest = [];
      this.#restBytes = 0;
      if (line.length > 0) lines.push(line);
      start = end + 1;
    }
  }
}

/**
 * The lines of an answer as they come, in batches. What follows the last newline is dropped: it was cut.
 *
 * @throws {ApiFailure} `silent` when nothing comes for `stallMs` while we wait, `oversized`, `cut`
 */
export async function* readLines(
  body: Readable,
  limits: { readonly stallMs: number; readonly maxLineBytes: number },
): AsyncGenerator<readonly Buffer[]> {
  const splitter = new LineSplitter(limits.maxLineBytes);
  const chunks = body[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  // Destroying an unfinished answer makes it report an abort that nobody waits for.
  body.on('error', () => undefined);
  const stalled = () =>
    body.destroy(new ApiFailure('silent', `nothing came for ${limits.stallMs / 1000} s`));
  try {
    for (;;) {
      const timer = setTimeout(stalled, limits.stallMs);
      const next = await chunks
        .next()
        .catch((error: unknown) => {
          throw failureOf(error);
        })
        .finally(() => clearTimeout(timer));
      if (next.done) return;
      const lines = splitter.push(next.value);
      if (lines.length > 0) yield lines;
    }
  } finally {
    body.destroy();
  }
}
