import { stat } from 'node:fs/promises';
import { openGraph } from '@meshlapse/graph';
import { CodedError } from '@meshlapse/model';
import { Command } from 'commander';
import { clusterName } from '../cluster-name.ts';
import { dataFolder } from '../data-folder.ts';
import { EXIT } from '../exit-codes.ts';
import { fileProblem } from '../file-problem.ts';
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
    .option(
      '--cluster <name>',
      'name of the cluster instead of the one in the recording',
      clusterName,
    )
    .option('--keep-going', 'report bad lines, leave them out and go on (exit code 3)')
    .action((files: readonly string[], options: ImportOptions) =>
      importFiles(files, options, outcome),
    );
}

async function importFiles(
  files: readonly string[],
  options: ImportOptions,
  outcome: Outcome,
): Promise<void> {
  for (const file of files) await checkFile(file);
  const graph = await openGraph({ path: dataFolder(options.data), mode: 'write' });
  const signal = stopSignal();
  try {
    for (const file of files) {
      const result = await importShowingProgress(graph, file, { ...options, signal });
      if (!result) {
        outcome.exitCode = EXIT.interrupted;
        say('Stopped. Run the same command again to go on from here.');
        return;
      }
      if (result.badLines > 0) outcome.exitCode = EXIT.badInput;
    }
  } finally {
    await graph.close();
  }
}

/** A mistyped name should neither make a data folder nor come up when half of the files are read. */
async function checkFile(file: string): Promise<void> {
  if (file === '-') return;
  const problem = await stat(file).then(
    (status) => (status.isDirectory() ? 'it is a folder' : undefined),
    fileProblem,
  );
  if (problem === undefined) return;
  throw new CodedError({
    code: 'RECORDING_UNREADABLE',
    category: 'not-found',
    message: `The recording '${file}' cannot be read: ${problem}. Nothing was imported; check the path.`,
    data: { file },
  });
}
