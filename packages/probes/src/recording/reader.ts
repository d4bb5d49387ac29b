import type { CodedError } from '@meshlapse/model';
import type { RecordingEvent } from './events.ts';
import { isBadLine, LineDecoder, MAX_LINE_BYTES } from './line-decoder.ts';
import { type RawLine, rawLines } from './lines.ts';
import { openSource, plainChunks, type RecordingInput } from './source.ts';

export interface ReaderOptions {
  /** Given: a bad line is reported here and left out. Otherwise it ends the reading with the error. */
  readonly onBadLine?: (error: CodedError) => void;
  readonly maxLineBytes?: number;
}

export interface RecordedLine {
  /** From 1. */
  readonly line: number;
  readonly event: RecordingEvent;
}

/**
 * The events of a recording in order, plain or packed with gzip; blank lines are left out.
 *
 * Everything before a failure is given before it is thrown. Reads no faster than it is asked.
 *
 * @throws {CodedError} `RECORDING_...` that names the file, the line and the reason.
 */
export async function* readRecording(
  input: RecordingInput,
  options: ReaderOptions = {},
): AsyncGenerator<RecordedLine> {
  const { onBadLine, maxLineBytes = MAX_LINE_BYTES } = options;
  const source = await openSource(input);
  const decoder = new LineDecoder(source.name, { maxLineBytes });
  const report = (error: unknown): undefined => {
    if (!onBadLine || !isBadLine(error)) throw error;
    onBadLine(error);
  };
  const decode = (raw: RawLine): RecordingEvent | undefined => {
    try {
      return decoder.decode(raw);
    } catch (error) {
      return report(error);
    }
  };
  try {
    for await (const raw of rawLines(plainChunks(source), maxLineBytes)) {
      const event = decode(raw);
      if (event) yield { line: raw.number, event };
    }
  } catch (error) {
    report(error);
  }
  decoder.end();
}
