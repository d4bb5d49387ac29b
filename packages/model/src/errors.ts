/** Who has to act: the caller, nobody (it is not there), the caller later, the operator, or us. */
export type ErrorCategory =
  | 'incorrect'
  | 'not-found'
  | 'conflict'
  | 'unsupported'
  | 'busy'
  | 'interrupted'
  | 'fault';

export interface CodedErrorOptions {
  readonly code: string;
  readonly category: ErrorCategory;
  /** What was wrong, where, and what to do about it; one or more whole sentences for the user. */
  readonly message: string;
  /** Facts a program can use: position, limit, path. Never a secret, never a stack. */
  readonly data?: Readonly<Record<string, unknown>>;
  readonly cause?: unknown;
}

/**
 * An expected failure, told to the user. Anything else that is thrown is a bug.
 *
 * `code` is stable and listed in docs/reference/errors.md.
 */
export class CodedError extends Error {
  readonly code: string;
  readonly category: ErrorCategory;
  readonly data: Readonly<Record<string, unknown>>;

  constructor(options: CodedErrorOptions) {
    super(options.message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'CodedError';
    this.code = options.code;
    this.category = options.category;
    this.data = options.data ?? {};
  }
}
