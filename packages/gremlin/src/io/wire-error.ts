import { CodedError } from '@meshlapse/model';

/** A message that is not what a driver sends. */
export function wireError(what: string, data: Readonly<Record<string, unknown>> = {}): CodedError {
  return new CodedError({
    code: 'WIRE_INVALID',
    category: 'incorrect',
    message: `${what}.`,
    data,
  });
}

/** The same error with the request that it belongs to. */
export function ofRequest(error: unknown, requestId: string | undefined): unknown {
  if (!(error instanceof CodedError)) return error;
  const { code, category, message } = error;
  return new CodedError({ code, category, message, data: { ...error.data, requestId } });
}
