import { openGraph } from '@meshlapse/graph';
import { Command } from 'commander';
import { dataFolder } from '../data-folder.ts';

export function dumpCommand(): Command {
  return new Command('dump')
    .description('Print everything in a data folder, sorted, one fact a line')
    .option('--data <dir>', 'data folder (default: $MESHLAPSE_DATA, else ~/.meshlapse/data)')
    .action(dump);
}

async function dump(options: { readonly data?: string }): Promise<void> {
  const graph = await openGraph({ path: dataFolder(options.data), mode: 'read' });
  try {
    for await (const line of graph.dump()) {
      if (!process.stdout.write(`${line}\n`)) {
        await new Promise((resolve) => process.stdout.once('drain', resolve));
      }
    }
  } finally {
    await graph.close();
  }
}
