import type { Answering } from '../query-runner.ts';
import type { AnswerStream } from './answer-stream.ts';
import { writerOf } from './answer-writers.ts';
import type { GremlinRequest } from './gremlin-request.ts';

/**
 * Sends the results of a query in the format that was asked for, no faster than the client reads, and says how many
 * there were.
 *
 * @throws what the query met. When a part of the answer is out already, the answer itself tells of it, too.
 */
export async function sendAnswer(
  { format, kind, question }: GremlinRequest,
  { result, place, signal }: Answering,
  stream: AnswerStream,
): Promise<number> {
  const about = { requestId: question.requestId, kind, basis: () => result.basis() };
  const writer = writerOf(format, stream, about);
  let count = 0;
  try {
    for await (const batch of kind === 'eval' ? result.results : result.traversers) {
      for (const item of batch) {
        writer.add(item);
        if (stream.isFull) await place.lend(stream.flush(signal));
      }
      count += batch.length;
    }
  } catch (error) {
    if (stream.isOut) writer.fail(error);
    throw error;
  }
  writer.end();
  return count;
}
