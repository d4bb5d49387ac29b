import type { Readable } from 'node:stream';
import { LineSplitter } from '../recording/lines.ts';
import { ApiFailure, failureOf } from './api-failure.ts';

/**
 * The lines of an answer as they come, in batches, without empty ones. What follows the last newline is dropped: it was cut.
 *
 * @throws {ApiFailure} `silent` when nothing comes for `stallMs` while we wait, `oversized`, `cut`
 */
export async function* readLines(
  body: Readable,
  { stallMs, maxLineBytes }: { readonly stallMs: number; readonly maxLineBytes: number },
): AsyncGenerator<readonly Buffer[]> {
  const splitter = new LineSplitter(maxLineBytes);
  const chunks = body[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  // Destroying an unfinished answer makes it report an abort that nobody waits for.
  body.on('error', () => undefined);
  const stalled = () =>
    body.destroy(new ApiFailure('silent', `nothing came for ${stallMs / 1000} s`));
  try {
    for (;;) {
      const timer = setTimeout(stalled, stallMs);
      const next = await chunks
        .next()
        .catch((error: unknown) => {
          throw failureOf(error);
        })
        .finally(() => clearTimeout(timer));
      if (next.done) return;
      const lines = splitter.push(next.value);
      const longest = Math.max(splitter.pending, ...lines.map(({ length }) => length));
      if (longest > maxLineBytes) {
        throw new ApiFailure('oversized', `a line is larger than ${maxLineBytes} bytes`);
      }
      const written = lines.filter(({ length }) => length > 0);
      if (written.length > 0) yield written.map(({ bytes }) => bytes);
    }
  } finally {
    body.destroy();
  }
}
