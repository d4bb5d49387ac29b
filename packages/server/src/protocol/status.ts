import type { Value } from '@meshlapse/model';
import { problemOf } from '../errors.ts';

/** Gremlin Server's status codes, as drivers know them. */
export const STATUS = {
  success: 200,
  noContent: 204,
  partialContent: 206,
  unauthorized: 401,
  authenticate: 407,
  tooManyRequests: 429,
  unreadableRequest: 497,
  malformedRequest: 498,
  invalidArguments: 499,
  serverError: 500,
  failStep: 595,
  temporary: 596,
  evaluation: 597,
  timeout: 598,
  serialization: 599,
} as const;

const STATUS_OF_CODE: ReadonlyMap<string, number> = new Map([
  ['UNAUTHORIZED', STATUS.unauthorized],
  ['SERVER_BUSY', STATUS.tooManyRequests],
  ['PIPELINE_FULL', STATUS.tooManyRequests],
  ['SESSION_LIMIT', STATUS.tooManyRequests],
  ['OPERATION_UNKNOWN', STATUS.malformedRequest],
  ['WIRE_MIME_UNKNOWN', STATUS.malformedRequest],
  ['FRAME_TOO_LARGE', STATUS.malformedRequest],
  ['REQUEST_INVALID', STATUS.invalidArguments],
  ['NO_SUCH_SOURCE', STATUS.invalidArguments],
  ['BINDINGS_INVALID', STATUS.invalidArguments],
  ['LANGUAGE_UNKNOWN', STATUS.evaluation],
  ['GREMLIN_FAIL', STATUS.failStep],
  ['GRAPH_CONFLICT', STATUS.temporary],
  ['GRAPH_OVERTAKEN', STATUS.temporary],
  ['STORE_BUSY', STATUS.temporary],
  ['TRANSACTIONS_UNSUPPORTED', STATUS.serverError],
  ['SESSION_CLOSED', STATUS.serverError],
  ['SESSION_EXPIRED', STATUS.serverError],
  ['QUERY_TIMEOUT', STATUS.timeout],
  ['QUERY_CANCELLED', STATUS.timeout],
  ['RESPONSE_TOO_LARGE', STATUS.serialization],
  ['WIRE_CLIENT_CANNOT_READ', STATUS.serialization],
  ['INTERNAL', STATUS.serverError],
]);

/** What was under way when something failed; errors that may have several reasons mean other things to drivers then. */
export type Phase = 'reading' | 'eval' | 'bytecode';

export interface Failure {
  readonly code: number;
  readonly message: string;
  readonly attributes: ReadonlyMap<string, Value>;
}

/** An error as drivers take it. Where Gremlin Server has Java's stack trace, there is our code and sentence. */
export function failureOf(error: unknown, phase: Phase): Failure {
  const { code, message, data } = problemOf(error);
  const attributes = new Map<string, Value>([
    ['exceptions', [code]],
    ['stackTrace', `${code}: ${message}`],
  ]);
  const { failStepMessage } = data;
  if (typeof failStepMessage === 'string') attributes.set('failStepMessage', failStepMessage);
  return { code: statusOf(code, phase), message, attributes };
}

function statusOf(code: string, phase: Phase): number {
  const status = STATUS_OF_CODE.get(code);
  if (status !== undefined) return status;
  if (phase === 'reading') return STATUS.unreadableRequest;
  if (phase === 'eval') return STATUS.evaluation;
  // Gremlin Server finds these when it turns bytecode into a traversal, before it runs it.
  return code === 'GREMLIN_UNKNOWN_STEP' ? STATUS.serialization : STATUS.serverError;
}
