import {
  describeBasis,
  type QueryResult,
  type RequestMessage,
  type WireTraverser,
} from '@meshlapse/gremlin';
import { CodedError, type GraphTransaction, type Value } from '@meshlapse/model';
import { AnswerSize } from '../answer-size.ts';
import {
  type Operation,
  type OperationLimits,
  type QueryOperation,
  readOperation,
} from '../protocol/operation.ts';
import type { Answering, QueryRunner, Waiting } from '../query-runner.ts';
import type { ClientSessions } from '../sessions/sessions.ts';
import { sourceOf, type TraversalSource, type TraversalSources } from '../traversal-sources.ts';
import type { Outbox } from './outbox.ts';
import type { Reply } from './reply.ts';

/** Results in one frame, when a request does not say how many; as Gremlin Server has it. */
const BATCH_SIZE = 64;
/** No frame holds more than this and one result, however many were asked for: drivers limit what they accept. */
const FRAME_BYTES = 1_048_576;

/** What the requests of one connection share. */
export interface ExchangeContext {
  readonly sources: TraversalSources;
  readonly runner: QueryRunner;
  readonly sessions: ClientSessions;
  readonly outbox: Outbox;
  readonly waiting: Waiting;
  /** The client's address as Gremlin Server writes it. */
  readonly host: string;
  readonly limits: OperationLimits;
  /** Bytes of one answer, all frames together. */
  readonly responseBytes: number;
  /** Notes an error that is answered. */
  report(error: unknown): void;
}

/** Answers a request of an authenticated client; whatever goes wrong becomes an answer too. */
export async function answerRequest(
  message: RequestMessage,
  reply: Reply,
  context: ExchangeContext,
): Promise<void> {
  try {
    const operation = readOperation(message, context.limits);
    await perform(operation, { message, reply, context });
  } catch (error) {
    context.report(error);
    reply.fail(error, message.op === 'bytecode' ? 'bytecode' : 'eval');
  }
}

interface Exchange {
  readonly message: RequestMessage;
  readonly reply: Reply;
  readonly context: ExchangeContext;
}

async function perform(operation: Operation, exchange: Exchange): Promise<void> {
  const { reply, context } = exchange;
  switch (operation.kind) {
    case 'eval':
    case 'bytecode':
      await ask(operation, exchange);
      return;
    case 'transaction': {
      const session = context.sessions.open(operation.session);
      const source = sourceOf(context.sources, operation.aliases);
      await session.run(() => session.command(operation.command, source));
      reply.done();
      return;
    }
    case 'close':
      await context.sessions.close(operation.session);
      reply.done();
      return;
    case 'authentication':
      throw nothingToAuthenticate();
  }
}

async function ask(operation: QueryOperation, exchange: Exchange): Promise<void> {
  const source = sourceOf(exchange.context.sources, operation.aliases);
  if (!operation.session) return runQuery({ operation, source }, exchange);
  const { name, isManaged } = operation.session;
  const session = exchange.context.sessions.open(name);
  await session.run(async () => {
    const transaction = await session.transaction(source);
    if (!isManaged || !transaction) {
      return runQuery({ operation, source, transaction }, exchange);
    }
    try {
      const settle = async () => {
        if (transaction.isOpen) await transaction.commit();
      };
      await runQuery({ operation, source, transaction, settle }, exchange);
    } finally {
      if (transaction.isOpen) transaction.rollback();
    }
  });
}

interface Asked {
  readonly operation: QueryOperation;
  readonly source: TraversalSource;
  readonly transaction?: GraphTransaction | undefined;
  /** What has to go well, too, before the client is told that all is well. */
  readonly settle?: () => Promise<unknown>;
}

async function runQuery(asked: Asked, { message, reply, context }: Exchange): Promise<void> {
  const { operation, source, transaction } = asked;
  await context.runner.run(
    { ...operation, requestId: message.requestId, source, transaction },
    context.waiting,
    (answering) => sendResults(answering, asked, { reply, context }),
  );
}

/** Sends results as they come, no faster than the client takes them. */
async function sendResults(
  { result, place, signal }: Answering,
  { operation, settle }: Asked,
  { reply, context }: { readonly reply: Reply; readonly context: ExchangeContext },
): Promise<number> {
  const { outbox, host, responseBytes } = context;
  const batchSize = operation.batchSize ?? BATCH_SIZE;
  const size = new AnswerSize(responseBytes);
  let items = reply.serializer.newItems();
  let count = 0;
  for await (const batch of itemsOf(result, operation.kind)) {
    for (const item of batch) {
      if (items.count >= batchSize || items.bytes >= FRAME_BYTES) {
        size.add(items.bytes);
        reply.some(items);
        count += items.count;
        items = reply.serializer.newItems();
        if (outbox.isFull) await place.lend(outbox.room(signal));
      }
      items.add(item);
    }
  }
  size.add(items.bytes);
  await settle?.();
  reply.last(items, { host, meta: describeBasis(result.basis()) });
  return count + items.count;
}

/** A text is answered with values, bytecode with traversers: drivers unfold those themselves. */
function itemsOf(
  result: QueryResult,
  kind: QueryOperation['kind'],
): AsyncIterable<readonly (Value | WireTraverser)[]> {
  return kind === 'eval' ? result.results : result.traversers;
}

function nothingToAuthenticate(): CodedError {
  return new CodedError({
    code: 'OPERATION_UNKNOWN',
    category: 'incorrect',
    message:
      'Message with op code [authentication] is not recognized: this connection is authenticated.',
  });
}
