import { BEGINNING, CodedError, formatInstant, type Instant } from '@meshlapse/model';
import { decodeHeader, decodeLine, LineFault } from './decode.ts';
import type { RecordingEvent, RecordingHeader } from './events.ts';
import type { RawLine } from './lines.ts';

/** API servers refuse objects above 3 MiB; whatever is longer than this is no recording. */
export const MAX_LINE_BYTES = 32 << 20;

/** Reads the lines of one recording in order; knows which comes first and that time does not go back. */
export class LineDecoder {
  readonly #file: string;
  readonly #maxLineBytes: number;
  readonly #textOf: (line: Buffer) => string;
  #header: RecordingHeader | undefined;
  #latest: Instant = BEGINNING;

  constructor(file: string, { maxLineBytes = MAX_LINE_BYTES, textOf = wholeText } = {}) {
    this.#file = file;
    this.#maxLineBytes = maxLineBytes;
    this.#textOf = textOf;
  }

  /**
   * The event of a line, none for a blank line.
   *
   * @throws {CodedError} `RECORDING_...` that names the file, the line and the reason.
   */
  decode(raw: RawLine): RecordingEvent | undefined {
    try {
      return this.#decode(raw);
    } catch (error) {
      if (!(error instanceof LineFault)) throw error;
      const isCut = !raw.isEnded && error.code === 'RECORDING_LINE_INVALID';
      throw this.#fault(raw.number, isCut ? cutOff() : error);
    }
  }

  /** Lines up to this instant were read before and are not given again. */
  skipTo(latest: Instant): void {
    this.#latest = Math.max(this.#latest, latest);
  }

  /** Nothing more comes. */
  end(): void {
    if (!this.#header) {
      throw this.#fault(1, missingHeader('there is none, the recording is empty'));
    }
  }

  #decode(raw: RawLine): RecordingEvent | undefined {
    if (raw.length > this.#maxLineBytes) throw tooLong(this.#maxLineBytes);
    const text = this.#textOf(raw.bytes);
    if (this.#header && text.trim() === '') return undefined;
    const event = this.#header ? decodeLine(text) : firstLine(text);
    if (event.observedAt < this.#latest) throw backwards(event.observedAt, this.#latest);
    this.#latest = event.observedAt;
    if (event.type === 'HEADER') this.#header = event;
    return event;
  }

  #fault(line: number, { code, message: reason }: LineFault): CodedError {
    return new CodedError({
      code,
      category: 'incorrect',
      message: `The recording '${this.#file}' is wrong at line ${line}: ${reason}. See docs/reference/recording-format.md.`,
      data: { file: this.#file, line, reason },
    });
  }
}

const FATAL: ReadonlySet<string> = new Set([
  'RECORDING_HEADER_MISSING',
  'RECORDING_VERSION_UNSUPPORTED',
  'RECORDING_UNREADABLE',
]);

/** Whether reading can go on behind a failure, at the next line if there is one. */
export function isBadLine(error: unknown): error is CodedError {
  return (
    error instanceof CodedError && error.code.startsWith('RECORDING_') && !FATAL.has(error.code)
  );
}

function wholeText(line: Buffer): string {
  return line.toString('utf8');
}

function firstLine(text: string): RecordingEvent {
  try {
    return decodeHeader(text);
  } catch (error) {
    const isOther = error instanceof LineFault && error.code === 'RECORDING_LINE_INVALID';
    throw isOther ? missingHeader(error.message) : error;
  }
}

function missingHeader(reason: string): LineFault {
  return new LineFault('RECORDING_HEADER_MISSING', reason);
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
