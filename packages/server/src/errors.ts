import { CodedError, type ErrorCategory } from '@meshlapse/model';

const STATUS: Readonly<Record<ErrorCategory, number>> = {
  incorrect: 400,
  'not-found': 404,
  conflict: 409,
  unsupported: 400,
  busy: 429,
  interrupted: 422,
  fault: 500,
};

/** Codes whose category alone would not tell HTTP enough. */
const STATUS_OF_CODE: Readonly<Record<string, number>> = {
  UNAUTHORIZED: 401,
  QUERY_TIMEOUT: 408,
  HOST_NOT_ALLOWED: 403,
  ORIGIN_NOT_ALLOWED: 403,
  TOO_MANY_CONNECTIONS: 503,
  QUERY_LIMIT: 422,
  RESPONSE_TOO_LARGE: 413,
};

const WRONG_TYPE =
  'The body has a content type that is not taken here. Send JSON with the header Content-Type: application/json.';

export interface Problem {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** An error as the client may see it: our own with its code and facts, a bug with neither cause nor stack. */
export function problemOf(error: unknown): Problem {
  if (error instanceof CodedError) {
    const status = STATUS_OF_CODE[error.code] ?? STATUS[error.category];
    return { status, code: error.code, message: error.message, data: error.data };
  }
  const status = clientStatus(error);
  if (status !== undefined) {
    const message = status === 415 ? WRONG_TYPE : (error as Error).message;
    return { status, code: 'HTTP_REQUEST', message, data: {} };
  }
  return {
    status: 500,
    code: 'INTERNAL',
    message: 'The server failed on this request. Its log has the details under the request id.',
    data: {},
  };
}

/** Fastify's own refusals (malformed JSON, a body too large) are the client's to mend. */
function clientStatus(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('statusCode' in error)) return undefined;
  const { statusCode } = error;
  const isClients = typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500;
  return isClients ? statusCode : undefined;
}
