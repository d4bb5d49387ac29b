import { CodedError } from '@meshlapse/model';

/** Exit codes of the command, documented in docs/reference/cli.md. */
export const EXIT = {
  ok: 0,
  /** It did not work: a data folder in use, a damaged file, a server that does not answer. */
  failed: 1,
  /** The command line or the query is wrong. */
  usage: 2,
  /** A recording is bad: an import went on past bad lines (`--keep-going`), or stopped at one. */
  badInput: 3,
  /** Interrupted by the user. */
  interrupted: 130,
} as const;

export function exitCodeOf(error: unknown): number {
  if (!(error instanceof CodedError)) return EXIT.failed;
  const isIncorrect = error.category === 'incorrect' || error.category === 'unsupported';
  if (!isIncorrect) return EXIT.failed;
  return error.code.startsWith('RECORDING_') ? EXIT.badInput : EXIT.usage;
}
