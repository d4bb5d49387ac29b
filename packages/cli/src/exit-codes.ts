import { CodedError } from '@meshlapse/model';

/** Exit codes of the command, documented in docs/reference/cli.md. */
export const EXIT = {
  ok: 0,
  /** It did not work: a data folder in use, a damaged file, a server that does not answer. */
  failed: 1,
  /** The command line or the query is wrong. */
  usage: 2,
  /** An import went on past bad lines (`--keep-going`), or stopped at one: what was read before is kept. */
  badInput: 3,
  /** Interrupted by the user. */
  interrupted: 130,
} as const;

export function exitCodeOf(error: unknown): number {
  if (!(error instanceof CodedError)) return EXIT.failed;
  if (error.code.startsWith('RECORDING_')) return EXIT.badInput;
  return error.category === 'incorrect' || error.category === 'unsupported'
    ? EXIT.usage
    : EXIT.failed;
}
