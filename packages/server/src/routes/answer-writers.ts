import { type AnswerBasis, describeBasis } from '@meshlapse/gremlin';
import type { Value } from '@meshlapse/model';
import { problemOf } from '../errors.ts';
import { type Failure, failureOf, STATUS } from '../protocol/status.ts';
import type { AnswerFormat, Item, JsonFormat, LineFormat, MessageFormat } from './answer-format.ts';
import type { AnswerStream } from './answer-stream.ts';

/** Writes results in one format. */
export interface AnswerWriter {
  add(item: Item): void;
  /** Everything was added. */
  end(): void;
  /** Something went wrong when a part of the answer was out already. */
  fail(error: unknown): void;
}

export interface AnswerAbout {
  readonly requestId: string;
  readonly kind: 'eval' | 'bytecode';
  basis(): AnswerBasis;
}

export function writerOf(
  format: AnswerFormat,
  stream: AnswerStream,
  about: AnswerAbout,
): AnswerWriter {
  switch (format.kind) {
    case 'json':
      return jsonWriter(format, stream, about);
    case 'lines':
      return lineWriter(format, stream);
    case 'message':
      return messageWriter(format, stream, about);
  }
}

/**
 * TinkerPop's document, with the status behind the results: what goes wrong when a part is out already is told there,
 * and beside it as in every error of the API. The document stays one that can be read.
 */
function jsonWriter(format: JsonFormat, stream: AnswerStream, about: AnswerAbout): AnswerWriter {
  const [before, after] = format.list;
  const text = (value: Value) => JSON.stringify(format.encode(value));
  const close = ({ code, message, attributes }: Failure, problem = '') => {
    const meta = text(describeBasis(about.basis()));
    const status = `{"message":${JSON.stringify(message)},"code":${code},"attributes":${text(attributes)}}`;
    stream.end(`${after},"meta":${meta}},"status":${status}${problem}}`);
  };
  stream.write(`{"requestId":${JSON.stringify(about.requestId)},"result":{"data":${before}`);
  let separator = '';
  return {
    add(item) {
      stream.write(`${separator}${JSON.stringify(format.encode(item))}`);
      separator = ',';
    },
    end: () => close({ code: STATUS.success, message: '', attributes: new Map() }),
    fail(error) {
      const { code, message, data } = problemOf(error);
      const problem = JSON.stringify({ code, message, data });
      close(failureOf(error, about.kind), `,${problem.slice(1, -1)}`);
    },
  };
}

function lineWriter(format: LineFormat, stream: AnswerStream): AnswerWriter {
  return {
    add: (item) => stream.write(format.line(item)),
    end: () => stream.end(''),
    fail: () => stream.breakOff(),
  };
}

/** The status stands before the results here, so nothing is out before all of them are there. */
function messageWriter(
  { serializer }: MessageFormat,
  stream: AnswerStream,
  { requestId, basis }: AnswerAbout,
): AnswerWriter {
  const items = serializer.newItems();
  return {
    add(item) {
      const before = items.bytes;
      items.add(item);
      stream.count(items.bytes - before);
    },
    end: () =>
      stream.end(
        serializer.writeResponse({
          requestId,
          code: items.count === 0 ? STATUS.noContent : STATUS.success,
          message: '',
          attributes: new Map(),
          meta: describeBasis(basis()),
          items: items.count === 0 ? undefined : items,
        }),
      ),
    fail: () => stream.breakOff(),
  };
}
