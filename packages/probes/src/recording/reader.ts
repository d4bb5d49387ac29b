import { CodedError, formatInstant, type Instant } from '@meshlapse/model';
import { decodeHeader, decodeLine, LineFault } from './decode.ts';
import type { RecordingEvent, RecordingHeader } from './events.ts';
import { type RawLine, rawLines } from './lines.ts';
import { plainChunks, type RecordingSource } from './source.ts';

/** An API server refuses objects above 3 MiB, so a longer line is no recording. */
export const MAX_LINE_BYTES = 16 << 20;

export interface ReaderOptions {
  /** Given: a bad line is reported here and left out. Otherwise it ends the reading with the error. */
  readonly onBadLine?: ((error: CodedError) => void) | undefined;
  readonly maxLineBytes?: number;
  /** Gets the bytes of each line before the line is given. */
  readonly onBytes?: (bytes: Uint8Array) => void;
}

export interface RecordedLine {
  /** From 1. */
  readonly line: number;
  /** `undefined` for a line that is blank, or bad and reported. */
  readonly event: RecordingEvent | undefined;
}

/**
 * The lines of a recording in order, plain or packed with gzip.
 *
 * Everything before a failure is given before it is thrown. Reads no faster than it is asked.
 *
 * @throws {CodedError} `RECORDING_...` that names the file, the line and the reason.
 */
export async function* readRecording(
  source: RecordingSource,
  options: ReaderOptions = {},
): AsyncGenerator<RecordedLine> {
  const { onBadLine, maxLineBytes = MAX_LINE_BYTES, onBytes = () => {} } = options;
  const decoder = new Decoder(source.name, maxLineBytes);
  const chunks = plainChunks(source);
  const report = (error: unknown): void => {
    const mayGoOn = error instanceof CodedError && !FATAL.has(error.code);
    if (!onBadLine || !mayGoOn) throw error;
    onBadLine(error);
  };
  let last = 0;
  try {
    for await (const raw of rawLines(chunks, { maxLineBytes, onBytes })) {
      last = raw.number;
      let event: RecordingEvent | undefined;
      try {
        event = decoder.decode(raw);
      } catch (error) {
        report(error);
      }
      yield { line: raw.number, event };
    }
  } catch (error) {
    const truncated = error instanceof CodedError && error.code === 'RECORDING_TRUNCATED';
    if (!truncated || !onBadLine) throw error;
    onBadLine(error);
  }
  if (last === 0) throw decoder.fault(1, emptyFile());
}

const FATAL: ReadonlySet<string> = new Set([
  'RECORDING_HEADER_MISSING',
  'RECORDING_VERSION_UNSUPPORTED',
  'RECORDING_UNREADABLE',
]);

class Decoder {
  readonly #file: string;
  readonly #maxLineBytes: number;
  #header: RecordingHeader | undefined;
  #latest: Instant = Number.NEGATIVE_INFINITY;

  constructor(file: string, maxLineBytes: number) {
    this.#file = file;
    this.#maxLineBytes = maxLineBytes;
  }

  decode(raw: RawLine): RecordingEvent | undefined {
    try {
      return this.#decode(raw);
    } catch (error) {
      if (!(error instanceof LineFault)) throw error;
      const isCut = !raw.isEnded && error.code === 'RECORDING_LINE_INVALID';
      throw this.fault(raw.number, isCut ? cutOff() : error);
    }
  }

  #decode(raw: RawLine): RecordingEvent | undefined {
    if (raw.isTooLong) throw tooLong(this.#maxLineBytes);
    const text = raw.bytes.toString('utf8');
    if (this.#header && text.trim() === '') return undefined;
    const event = this.#header ? decodeLine(text) : firstLine(text);
    if (event.observedAt < this.#latest) throw backwards(event.observedAt, this.#latest);
    this.#latest = event.observedAt;
    if (event.type === 'HEADER') this.#header = event;
    return event;
  }

  fault(line: number, { code, message: reason }: LineFault): CodedError {
    return new CodedError({
      code,
      category: 'incorrect',
      message: `The recording '${this.#file}' is wrong at line ${line}: ${reason}. See docs/reference/recording-format.md.`,
      data: { file: this.#file, line, reason },
    });
  }
}

function firstLine(text: string): RecordingEvent {
  try {
    return decodeHeader(text);
  } catch (error) {
    const isOther = error instanceof LineFault && error.code === 'RECORDING_LINE_INVALID';
    throw isOther ? new LineFault('RECORDING_HEADER_MISSING', error.message) : error;
  }
}

function emptyFile(): LineFault {
  return new LineFault('RECORDING_HEADER_MISSING', 'there is none, the recording is empty');
}

function cutOff(): LineFault {
  return new LineFault('RECORDING_LINE_CUT_OFF', 'the last line is cut off');
}

function tooLong(maxLineBytes: number): LineFault {
  return new LineFault('RECORDING_LINE_TOO_LONG', `it is longer than ${maxLineBytes} bytes`);
}

function backwards(at: Instant, latest: Instant): LineFault {
  return new LineFault(
    'RECORDING_TIME_BACKWARDS',
    `its observedAt ${formatInstant(at)} is before ${formatInstant(latest)} of an earlier line`,
  );
}
