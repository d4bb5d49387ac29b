import type { FileAccess } from '@meshlapse/gremlin';
import { Command } from 'commander';
import { dataFolder } from '../data-folder.ts';
import { FileFolder } from '../file-folder.ts';
import { type Mount, MountedGraphs, readMount } from '../mounted-graphs.ts';
import { serve } from '../serving.ts';
import { addServingOptions, type ServingOptions } from '../serving-options.ts';
import { aborted, stopSignal } from '../stopping.ts';
import { say } from '../terminal.ts';
import { TOY_FILES } from '../toy-graphs.ts';

interface ServeOptions extends ServingOptions {
  readonly data?: string;
  readonly graph?: readonly Mount[];
  readonly tinkerpopToys?: boolean;
  readonly files?: string;
}

export function serveCommand(): Command {
  const command = new Command('serve')
    .description('Serve the API over a data folder; another process may record into it')
    .option(
      '--data <dir>',
      'data folder that g stands for (default: $MESHLAPSE_DATA, else ~/.meshlapse/data, unless other graphs are named)',
    )
    .option(
      '--graph <name=path>',
      'one more graph, for clients that alias g to NAME: a data folder, an ordinary graph (made where nothing is), or :memory: (repeatable)',
      readMount,
    )
    .option('--tinkerpop-toys', "TinkerPop's toy graphs as gmodern, ggrateful and so on, in memory")
    .option(
      '--files <dir>',
      'folder below which queries read and write files with io() (default: none; with --tinkerpop-toys the files of the toy graphs, to be read)',
    );
  return addServingOptions(command).action(serveGraphs);
}

async function serveGraphs(options: ServeOptions): Promise<void> {
  const graphs = new MountedGraphs();
  try {
    await mountAll(graphs, options);
    const stop = stopSignal();
    const serving = await serve(graphs.sources, options, {
      readiness: async () => [{ name: 'store' }],
      files: await filesFor(options),
    });
    say(`Serving on ${serving.url} (API description: ${serving.url}/docs). Stop with Ctrl-C.`);
    await aborted(stop);
    await serving.close();
  } finally {
    await graphs.close();
  }
}

async function mountAll(graphs: MountedGraphs, options: ServeOptions): Promise<void> {
  const { data, graph: mounts = [], tinkerpopToys = false } = options;
  if (tinkerpopToys) await graphs.mountToys();
  for (const mount of mounts) await graphs.mount(mount);
  const isOnlyGraph = graphs.sources.size === 0;
  if (data !== undefined || isOnlyGraph) {
    await graphs.mountRecorded('g', dataFolder(data));
  }
}

/** The folder that is named, or that of the toy graphs where these are served. */
async function filesFor({ files, tinkerpopToys }: ServeOptions): Promise<FileAccess | undefined> {
  if (files !== undefined) return FileFolder.open(files, { writable: true });
  return tinkerpopToys ? FileFolder.open(TOY_FILES, { writable: false }) : undefined;
}
