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

/** Cuts bytes into lines. Of a line that is too long nothing is kept but its length. */
export async function* rawLines(
  chunks: AsyncIterable<Uint8Array>,
  maxLineBytes: number,
): AsyncGenerator<RawLine> {
  let parts: Uint8Array[] = [];
  let length = 0;
  let number = 0;
  const add = (part: Uint8Array): void => {
    length += part.length;
    if (length > maxLineBytes) parts = [];
    else parts.push(part);
  };
  const take = (isEnded: boolean): RawLine => {
    number += 1;
    const line = { number, bytes: joined(parts), length, isEnded };
    parts = [];
    length = 0;
    return line;
  };
  for await (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, start)) {
      add(chunk.subarray(start, end));
      yield take(true);
      start = end + 1;
    }
    if (start < chunk.length) add(chunk.subarray(start));
  }
  if (length > 0) yield take(false);
}

function joined(parts: readonly Uint8Array[]): Buffer {
  const [only] = parts;
  if (parts.length === 1 && only) return Buffer.from(only.buffer, only.byteOffset, only.length);
  return Buffer.concat(parts);
}
