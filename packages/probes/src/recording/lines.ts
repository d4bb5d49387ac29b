const NEWLINE = 0x0a;

export interface RawLine {
  /** From 1. */
  readonly number: number;
  /** Without the line end; empty when the line is too long. */
  readonly bytes: Buffer;
  readonly length: number;
  /** Whether a line end follows; only the last line can be without. */
  readonly isEnded: boolean;
}

/** Cuts bytes into lines, wherever their chunks end. Of a line that is too long nothing is kept but its length. */
export class LineSplitter {
  readonly #maxLineBytes: number;
  #parts: Buffer[] = [];
  #length = 0;
  #number = 0;

  constructor(maxLineBytes: number) {
    this.#maxLineBytes = maxLineBytes;
  }

  /** How long the line is by now that has not ended. */
  get pending(): number {
    return this.#length;
  }

  /** The lines that this chunk ends. */
  push(chunk: Uint8Array): readonly RawLine[] {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length);
    const lines: RawLine[] = [];
    let start = 0;
    for (let end = bytes.indexOf(NEWLINE); end >= 0; end = bytes.indexOf(NEWLINE, start)) {
      this.#add(bytes.subarray(start, end));
      lines.push(this.#take(true));
      start = end + 1;
    }
    if (start < bytes.length) this.#add(bytes.subarray(start));
    return lines;
  }

  /** What comes after the last line end, if anything does. */
  rest(): RawLine | undefined {
    return this.#length > 0 ? this.#take(false) : undefined;
  }

  #add(part: Buffer): void {
    this.#length += part.length;
    if (this.#length > this.#maxLineBytes) this.#parts = [];
    else this.#parts.push(part);
  }

  #take(isEnded: boolean): RawLine {
    this.#number += 1;
    const [only] = this.#parts;
    const bytes = this.#parts.length === 1 && only ? only : Buffer.concat(this.#parts);
    const line = { number: this.#number, bytes, length: this.#length, isEnded };
    this.#parts = [];
    this.#length = 0;
    return line;
  }
}

/** The lines of a recording. */
export async function* rawLines(
  chunks: AsyncIterable<Uint8Array>,
  maxLineBytes: number,
): AsyncGenerator<RawLine> {
  const splitter = new LineSplitter(maxLineBytes);
  for await (const chunk of chunks) yield* splitter.push(chunk);
  const rest = splitter.rest();
  if (rest) yield rest;
}
