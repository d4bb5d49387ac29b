import {
  CodedError,
  type GraphTransaction,
  isWritable,
  type TemporalGraph,
} from '@meshlapse/model';
import type { TransactionCommand } from './plan/bind.ts';

/**
 * The session's transaction, which `g.tx()` needs. What ends it stands last: what is behind would have none.
 *
 * @throws {CodedError} `TRANSACTIONS_UNSUPPORTED`, `TRANSACTION_MISPLACED`
 */
export function sessionFor(
  commands: readonly (TransactionCommand | undefined)[],
  graph: TemporalGraph,
  session: GraphTransaction | undefined,
): GraphTransaction | undefined {
  const command = commands.find((given) => given !== undefined);
  if (command && !session) throw unsupported(command, graph);
  const ending = commands.slice(0, -1).find((given) => given !== undefined && given !== 'begin');
  if (ending) throw misplaced(ending);
  return session;
}

/** Does what `g.tx()` is told. Sessions begin transactions of their own accord, so there is nothing to begin. */
export async function* obey(
  command: TransactionCommand,
  transaction: GraphTransaction | undefined,
): AsyncGenerator<readonly never[]> {
  if (command === 'commit') await transaction?.commit();
  else if (command === 'rollback') transaction?.rollback();
  else if (transaction?.isDirty) throw alreadyOpen();
  yield [];
}

function unsupported(command: TransactionCommand, graph: TemporalGraph): CodedError {
  const hint = isWritable(graph)
    ? 'A request without a session is a transaction of its own, which is kept when it succeeds. Leave tx() out, or send the request in a session.'
    : 'It is recorded by a probe and can only be read.';
  return new CodedError({
    code: 'TRANSACTIONS_UNSUPPORTED',
    category: 'unsupported',
    message: `Graph does not support transactions as g.tx().${command}() asks for. ${hint}`,
  });
}

function misplaced(command: TransactionCommand): CodedError {
  return new CodedError({
    code: 'TRANSACTION_MISPLACED',
    category: 'incorrect',
    message: `g.tx().${command}() ends the transaction, so nothing can stand behind it in one text. Send the rest as another request.`,
  });
}

function alreadyOpen(): CodedError {
  return new CodedError({
    code: 'TRANSACTION_OPEN',
    category: 'conflict',
    message:
      'Stop the current transaction before opening another: it holds changes. Send g.tx().commit() or g.tx().rollback() first.',
  });
}
