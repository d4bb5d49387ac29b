import { CodedError, type ErrorCategory, type JsonObject } from '@meshlapse/model';

/**
 * Why the API server gave no answer, or not the one asked for.
 *
 * `gone`: the version asked for is forgotten; `behind`: the server has not reached it, so its past was
 * replaced; `busy`: come back later; `cut`: the connection ended inside an answer; `silent`: nothing came;
 * `brief`: the watch ended as soon as it began.
 */
export type FailureKind =
  | 'unreachable'
  | 'cut'
  | 'silent'
  | 'brief'
  | 'untrusted'
  | 'unauthorized'
  | 'forbidden'
  | 'missing'
  | 'gone'
  | 'behind'
  | 'busy'
  | 'undecodable'
  | 'oversized'
  | 'refused';

export interface ApiFailureDetails {
  /** The least time to wait, as the server said. */
  readonly retryAfterMs?: number;
  /** The server's own Status object. */
  readonly status?: JsonObject;
  readonly cause?: unknown;
}

/** A request that failed in a way that clusters and networks are known for. */
export class ApiFailure extends Error {
  readonly kind: FailureKind;
  readonly retryAfterMs: number;
  readonly status: JsonObject | undefined;

  constructor(kind: FailureKind, message: string, details: ApiFailureDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.name = 'ApiFailure';
    this.kind = kind;
    this.retryAfterMs = details.retryAfterMs ?? 0;
    this.status = details.status;
  }

  /** What a recording gives as the reason of a gap. */
  get reason(): string {
    return `${this.kind}: ${this.message}`;
  }
}

/** The failure behind an error of the HTTP client, or the error itself when it is none. */
export function failureOf(error: unknown): unknown {
  if (error instanceof ApiFailure || !(error instanceof Error)) return error;
  const { code, message } = innermost(error);
  if (error.name === 'HTTPParserError') {
    return new ApiFailure('cut', 'the answer is not HTTP', { cause: error });
  }
  if (code === undefined) return error;
  if (code === 'UND_ERR_BODY_TIMEOUT' || code === 'UND_ERR_HEADERS_TIMEOUT') {
    return new ApiFailure('silent', 'the server stopped answering', { cause: error });
  }
  if (code === 'UND_ERR_SOCKET' || code === 'ECONNRESET' || code === 'EPIPE') {
    return new ApiFailure('cut', `the connection was cut (${message})`, { cause: error });
  }
  if (isTrustProblem(code)) return new ApiFailure('untrusted', message, { cause: error });
  return new ApiFailure('unreachable', message || code, { cause: error });
}

/** Happy eyeballs wraps one error for each address; each says the same. */
function innermost(error: Error): { readonly code: string | undefined; readonly message: string } {
  const inner = error instanceof AggregateError ? error.errors[0] : error.cause;
  const own = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  if (inner instanceof Error) {
    const deeper = innermost(inner);
    if (deeper.code !== undefined) return deeper;
  }
  return { code: own, message: error.message };
}

function isTrustProblem(code: string): boolean {
  return (
    /^(ERR_TLS|ERR_SSL|EPROTO|CERT_|CRL_|UNABLE_TO_)/.test(code) ||
    /SELF_SIGNED|_CERT\b|CERTIFICATE/.test(code)
  );
}

const CODES: Readonly<Record<FailureKind, readonly [string, ErrorCategory, string]>> = {
  unreachable: ['CLUSTER_UNREACHABLE', 'busy', 'Check the address and the network.'],
  cut: ['CLUSTER_UNREACHABLE', 'busy', 'Try again.'],
  silent: ['CLUSTER_UNREACHABLE', 'busy', 'Try again.'],
  brief: ['CLUSTER_BUSY', 'busy', 'Try again.'],
  untrusted: [
    'CLUSTER_UNTRUSTED',
    'incorrect',
    "Check the kubeconfig's certificate-authority and its client certificate.",
  ],
  unauthorized: ['CLUSTER_UNAUTHORIZED', 'incorrect', 'Renew the credentials of the context.'],
  forbidden: [
    'CLUSTER_FORBIDDEN',
    'incorrect',
    'Ask for get, list and watch on what is to be recorded.',
  ],
  missing: ['CLUSTER_UNSUPPORTED', 'unsupported', 'This does not look like a Kubernetes API.'],
  gone: ['CLUSTER_BUSY', 'busy', 'Try again.'],
  behind: ['CLUSTER_BUSY', 'busy', 'Try again.'],
  busy: ['CLUSTER_BUSY', 'busy', 'Try again later.'],
  undecodable: ['CLUSTER_UNSUPPORTED', 'unsupported', 'This does not look like a Kubernetes API.'],
  oversized: ['CLUSTER_UNSUPPORTED', 'unsupported', 'This does not look like a Kubernetes API.'],
  refused: ['CLUSTER_UNSUPPORTED', 'unsupported', 'This does not look like a Kubernetes API.'],
};

/** The failure as the user is told it. */
export function codedError(failure: ApiFailure, server: string): CodedError {
  const [code, category, hint] = CODES[failure.kind];
  const sentence = failure.message.replace(/[.\s]*$/, '.');
  return new CodedError({
    code,
    category,
    message: `The cluster at ${server} cannot be read: ${failure.kind}: ${sentence} ${hint}`,
    data: { server, kind: failure.kind },
    cause: failure,
  });
}
