import { CodedError } from '@meshlapse/model';
import { CommanderError } from 'commander';
import { EXIT, exitCodeOf } from './exit-codes.ts';
import { createProgram } from './program.ts';
import { say, styled } from './terminal.ts';

/** Runs a command line to its end, says what went wrong, and resolves to the exit code. */
export async function run(args: readonly string[]): Promise<number> {
  // A reader that closes early (`| head`) is no failure.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(EXIT.ok);
    throw error;
  });
  try {
    return await createProgram().run(args);
  } catch (error) {
    return report(error);
  }
}

/** Says what went wrong; a bug also says where. */
function report(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
  const label = styled('red', 'error:', process.stderr);
  if (error instanceof CodedError) {
    say(`${label} ${error.message}`);
    return exitCodeOf(error);
  }
  say(`${label} this is a bug in Meshlapse, please report it.`);
  say(error instanceof Error ? (error.stack ?? error.message) : String(error));
  return EXIT.failed;
}
