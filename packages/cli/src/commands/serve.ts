import { openGraph } from '@meshlapse/graph';
import { Command } from 'commander';
import { dataFolder } from '../data-folder.ts';
import { serve } from '../serving.ts';
import { addServingOptions, type ServingOptions } from '../serving-options.ts';
import { aborted, stopSignal } from '../stopping.ts';
import { say } from '../terminal.ts';

interface ServeOptions extends ServingOptions {
  readonly data?: string;
}

export function serveCommand(): Command {
  const command = new Command('serve')
    .description('Serve the API over a data folder; another process may record into it')
    .option('--data <dir>', 'data folder (default: $MESHLAPSE_DATA, else ~/.meshlapse/data)');
  return addServingOptions(command).action(serveFolder);
}

async function serveFolder(options: ServeOptions): Promise<void> {
  const graph = await openGraph({ path: dataFolder(options.data), mode: 'read' });
  try {
    const stop = stopSignal();
    const serving = await serve(new Map([['g', graph]]), options, async () => [{ name: 'store' }]);
    say(`Serving on ${serving.url} (API description: ${serving.url}/docs). Stop with Ctrl-C.`);
    await aborted(stop);
    await serving.close();
  } finally {
    await graph.close();
  }
}
