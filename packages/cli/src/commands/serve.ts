import { openGraph } from '@meshlapse/graph';
import { Command } from 'commander';
import { dataFolder } from '../data-folder.ts';
import { DEFAULT_PORT, type ServingOptions, serve } from '../serving.ts';
import { aborted, stopSignal } from '../stopping.ts';
import { say } from '../terminal.ts';

interface ServeOptions extends ServingOptions {
  readonly data?: string;
}

export function serveCommand(): Command {
  return new Command('serve')
    .description('Serve the API over a data folder; another process may record into it')
    .option('--data <dir>', 'data folder (default: $MESHLAPSE_DATA, else ~/.meshlapse/data)')
    .option(
      '--host <address>',
      'address to listen on; beyond loopback only with a token',
      '127.0.0.1',
    )
    .option('--port <number>', 'port to listen on', DEFAULT_PORT)
    .option('--token-file <file>', 'token that clients must show (default: $MESHLAPSE_TOKEN)')
    .action(serveFolder);
}

async function serveFolder(options: ServeOptions): Promise<void> {
  const graph = await openGraph({ path: dataFolder(options.data), mode: 'read' });
  try {
    const stop = stopSignal();
    const serving = await serve(graph, options, async () => [{ name: 'store' }]);
    say(`Serving on ${serving.url} (API description: ${serving.url}/docs). Stop with Ctrl-C.`);
    await aborted(stop);
    await serving.close();
  } finally {
    await graph.close();
  }
}
