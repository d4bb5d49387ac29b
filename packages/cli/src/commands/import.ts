import { openGraph } from '@meshlapse/graph';
import { Command } from 'commander';
import { dataFolder } from '../data-folder.ts';
import { EXIT } from '../exit-codes.ts';
import { importShowingProgress } from '../importing.ts';
import type { Outcome } from '../outcome.ts';
import { stopSignal } from '../stopping.ts';
import { say } from '../terminal.ts';

interface ImportOptions {
  readonly data?: string;
  readonly cluster?: string;
  readonly keepGoing?: boolean;
}

export function importCommand(outcome: Outcome): Command {
  return new Command('import')
    .description('Read recordings into a data folder; what was read before is skipped')
    .argument('<file...>', 'recordings, plain or gzip; - reads standard input')
    .option('--data <dir>', 'data folder (default: $MESHLAPSE_DATA, else ~/.meshlapse/data)')
    .option('--cluster <name>', 'name of the cluster instead of the one in the recording')
    .option('--keep-going', 'report bad lines and go on (exit code 3)')
    .action((files: readonly string[], options: ImportOptions) =>
      importFiles(files, options, outcome),
    );
}

async function importFiles(
  files: readonly string[],
  options: ImportOptions,
  outcome: Outcome,
): Promise<void> {
  const graph = await openGraph({ path: dataFolder(options.data), mode: 'write' });
  const signal = stopSignal();
  try {
    for (const file of files) {
      const result = await importShowingProgress(graph, file, { ...options, signal });
      if (result.badLines > 0) outcome.exitCode = EXIT.badInput;
      if (signal.aborted) {
        outcome.exitCode = EXIT.interrupted;
        say('Stopped. Run the same command again to go on from here.');
        return;
      }
    }
  } finally {
    await graph.close();
  }
}
