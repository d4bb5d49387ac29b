import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';
import { CodedError } from '@meshlapse/model';

/** Where the bytes of a recording come from. */
export interface RecordingSource {
  /** What messages call it: the path, or `standard input`. */
  readonly name: string;
  readonly sizeBytes: number | undefined;
  readonly chunks: AsyncIterable<Uint8Array>;
}

/** The path of a file, `-` for the standard input, or the bytes themselves. */
export type RecordingInput = string | AsyncIterable<Uint8Array>;

/**
 * Finds the bytes of a recording. They can be read once.
 *
 * @throws {CodedError} `RECORDING_UNREADABLE`
 */
export async function openSource(input: RecordingInput): Promise<RecordingSource> {
  if (input === '-') return streamSource(process.stdin);
  return typeof input === 'string' ? fileSource(input) : streamSource(input);
}

function streamSource(chunks: AsyncIterable<Uint8Array>): RecordingSource {
  return { name: 'standard input', sizeBytes: undefined, chunks };
}

async function fileSource(path: string): Promise<RecordingSource> {
  const status = await stat(path).catch((error: unknown) => {
    throw unreadable(path, error);
  });
  if (status.isDirectory()) throw unreadable(path, new Error('it is a directory'));
  const sizeBytes = status.isFile() ? status.size : undefined;
  return { name: path, sizeBytes, chunks: fileChunks(path) };
}

async function* fileChunks(path: string): AsyncGenerator<Uint8Array> {
  try {
    yield* createReadStream(path, { highWaterMark: 1 << 18 }) as AsyncIterable<Uint8Array>;
  } catch (error) {
    throw unreadable(path, error);
  }
}

/**
 * The same bytes, unpacked when they begin as gzip does.
 *
 * Everything that can be unpacked is given before the failure.
 *
 * @throws {CodedError} `RECORDING_TRUNCATED`, `RECORDING_UNREADABLE`
 */
export async function* plainChunks(source: RecordingSource): AsyncGenerator<Uint8Array> {
  const iterator = source.chunks[Symbol.asyncIterator]();
  let head: Uint8Array = new Uint8Array();
  while (head.length < 2) {
    const next = await iterator.next();
    if (next.done) break;
    head = Buffer.concat([head, next.value]);
  }
  const rest = { [Symbol.asyncIterator]: () => iterator };
  const isGzip = head[0] === 0x1f && head[1] === 0x8b;
  yield* isGzip ? unpacked(prepend(head, rest), source.name) : prepend(head, rest);
}

async function* prepend(
  head: Uint8Array,
  rest: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  if (head.length > 0) yield head;
  yield* rest;
}

/** Fed piece by piece: a pipeline would throw away what is unpacked but not read yet when the data ends early. */
async function* unpacked(
  chunks: AsyncIterable<Uint8Array>,
  name: string,
): AsyncGenerator<Uint8Array> {
  const gunzip = createGunzip({ chunkSize: 1 << 17 });
  let output: Uint8Array[] = [];
  let failure: Error | undefined;
  gunzip.on('data', (chunk: Uint8Array) => output.push(chunk));
  const ended = new Promise<void>((resolve) => {
    gunzip.once('end', resolve);
    gunzip.once('error', (error) => {
      failure = error;
      resolve();
    });
  });
  try {
    for await (const chunk of chunks) {
      const written = new Promise<void>((resolve) => gunzip.write(chunk, () => resolve()));
      await Promise.race([written, ended]);
      const ready = output;
      output = [];
      yield* ready;
      if (failure) break;
    }
    if (!failure) {
      gunzip.end();
      await ended;
      yield* output;
    }
  } finally {
    gunzip.destroy();
  }
  if (failure) throw brokenGzip(name, failure);
}

function brokenGzip(name: string, error: Error): CodedError {
  const isCut = (error as NodeJS.ErrnoException).code === 'Z_BUF_ERROR';
  return new CodedError({
    code: isCut ? 'RECORDING_TRUNCATED' : 'RECORDING_UNREADABLE',
    category: 'incorrect',
    message: isCut
      ? `The recording '${name}' is cut off: its gzip data ends too early. What could be unpacked was read; copy or record the file again for the rest.`
      : `The recording '${name}' cannot be unpacked: ${error.message}. What came before was read; copy the file again for the rest.`,
    data: { file: name },
    cause: error,
  });
}

function unreadable(path: string, error: unknown): CodedError {
  const reason = error instanceof Error ? error.message : String(error);
  return new CodedError({
    code: 'RECORDING_UNREADABLE',
    category: 'not-found',
    message: `The recording '${path}' cannot be read: ${reason}. Check the path and its permissions.`,
    data: { file: path },
    cause: error,
  });
}
