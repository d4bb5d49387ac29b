import { createHash } from 'node:crypto';
import { LineDecoder, MAX_LINE_BYTES } from '../recording/line-decoder.ts';
import { type RawLine, rawLines } from '../recording/lines.ts';
import { textWithoutManagedFields } from '../recording/managed-fields.ts';
import { plainChunks, type RecordingSource } from '../recording/source.ts';

/** The lines of a recording, with what has been read of it so far. */
export class LineReading {
  readonly source: RecordingSource;
  readonly decoder: LineDecoder;
  readonly #hash = createHash('sha256');
  #bytesRead = 0;
  #lines = 0;

  constructor(source: RecordingSource) {
    this.source = source;
    this.decoder = new LineDecoder(source.name, { textOf: textWithoutManagedFields });
  }

  /** Of the file as it is, packed or not. */
  get bytesRead(): number {
    return this.#bytesRead;
  }

  /** Accepted so far. */
  get lines(): number {
    return this.#lines;
  }

  /** Of the lines accepted so far. */
  digest(): string {
    return this.#hash.copy().digest('base64url');
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<RawLine> {
    const source = { ...this.source, chunks: this.#counted() };
    yield* rawLines(plainChunks(source), MAX_LINE_BYTES);
  }

  /** Counts a line as read, whatever became of it. One that is too long to be held counts by its length. */
  accept(raw: RawLine): void {
    this.#hash.update(raw.length === raw.bytes.length ? raw.bytes : String(raw.length));
    this.#hash.update('\n');
    this.#lines = raw.number;
  }

  async *#counted(): AsyncGenerator<Uint8Array> {
    for await (const chunk of this.source.chunks) {
      this.#bytesRead += chunk.length;
      yield chunk;
    }
  }
}
