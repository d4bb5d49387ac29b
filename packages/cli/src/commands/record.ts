import { type Graph, openGraph } from '@meshlapse/graph';
import { CodedError } from '@meshlapse/model';
import {
  type ClusterConnection,
  connectCluster,
  createRecording,
  type EventSink,
  type RecordingStatus,
  recordCluster,
} from '@meshlapse/probes';
import { Command } from 'commander';
import { dataFolder } from '../data-folder.ts';
import { LiveSink } from '../live-sink.ts';
import { DEFAULT_PORT, type ServingOptions, serve } from '../serving.ts';
import { stopSignal } from '../stopping.ts';
import { StatusLine, say } from '../terminal.ts';

interface RecordOptions extends ServingOptions {
  readonly kubeconfig?: string;
  readonly context?: string;
  readonly namespace?: readonly string[];
  readonly cluster?: string;
  readonly out?: string;
  readonly data?: string;
  readonly serve?: boolean;
}

export function recordCommand(): Command {
  return new Command('record')
    .description('Record a live cluster into a data folder or a file until stopped')
    .option(
      '--kubeconfig <file>',
      "default: $KUBECONFIG, else ~/.kube/config, else the pod's service account",
    )
    .option('--context <name>', 'context of the kubeconfig (default: its current one)')
    .option('-n, --namespace <names...>', 'record namespaced resources in these only')
    .option('--cluster <name>', "the cluster's name (default: the kubeconfig's)")
    .option('--out <file>', 'write a recording (.gz packs it) instead of a data folder')
    .option('--data <dir>', 'data folder (default: $MESHLAPSE_DATA, else ~/.meshlapse/data)')
    .option('--serve', 'serve the API meanwhile')
    .option('--host <address>', 'with --serve: address to listen on', '127.0.0.1')
    .option('--port <number>', 'with --serve: port to listen on', DEFAULT_PORT)
    .option('--token-file <file>', 'with --serve: token that clients must show')
    .action(record);
}

async function record(options: RecordOptions): Promise<void> {
  if (options.out !== undefined && (options.data !== undefined || options.serve)) {
    throw new CodedError({
      code: 'USAGE',
      category: 'incorrect',
      message: 'Give --out to write a file, or --data and --serve to keep a data folder, not both.',
    });
  }
  const signal = stopSignal();
  const connection = await connectCluster({
    ...(options.kubeconfig === undefined ? {} : { kubeconfig: options.kubeconfig }),
    ...(options.context === undefined ? {} : { context: options.context }),
    signal,
  });
  try {
    if (options.out === undefined) await recordIntoFolder(connection, options, signal);
    else await recordIntoFile(connection, options.out, options, signal);
  } finally {
    await connection.close();
  }
}

async function recordIntoFile(
  connection: ClusterConnection,
  file: string,
  options: RecordOptions,
  signal: AbortSignal,
): Promise<void> {
  const recording = await createRecording(file);
  try {
    await follow(connection, recording, { ...options, signal });
  } finally {
    await recording.close();
  }
}

async function recordIntoFolder(
  connection: ClusterConnection,
  options: RecordOptions,
  signal: AbortSignal,
): Promise<void> {
  const graph = await openGraph({ path: dataFolder(options.data), mode: 'write' });
  try {
    const sink = new LiveSink(graph);
    const status: { last?: RecordingStatus } = {};
    const serving = options.serve ? await serveMeanwhile(graph, options, status) : undefined;
    try {
      await follow(connection, sink, { ...options, signal }, status);
    } finally {
      await sink.close();
      await serving?.close();
    }
  } finally {
    await graph.close();
  }
}

async function serveMeanwhile(
  graph: Graph,
  options: RecordOptions,
  status: { readonly last?: RecordingStatus },
) {
  const serving = await serve(graph, options, async () => [
    { name: 'store' },
    { name: 'recorder', ...recorderProblem(status.last) },
  ]);
  say(`Serving on ${serving.url} (API description: ${serving.url}/docs).`);
  return serving;
}

function recorderProblem(status: RecordingStatus | undefined): { readonly problem?: string } {
  if (status === undefined) return { problem: 'has not begun yet' };
  const missing = status.resources - status.synced - status.gaps.length;
  if (status.resources > 0 && missing <= 0) return {};
  return { problem: `${status.synced} of ${status.resources} resources are listed` };
}

async function follow(
  connection: ClusterConnection,
  sink: EventSink,
  options: RecordOptions & { readonly signal: AbortSignal },
  shared: { last?: RecordingStatus } = {},
): Promise<void> {
  const line = new StatusLine();
  const reported = new Set<string>();
  say(`Recording ${connection.server}. Stop with Ctrl-C.`);
  await recordCluster({
    connection,
    sink,
    signal: options.signal,
    cluster: options.cluster,
    ...(options.namespace === undefined ? {} : { namespaces: options.namespace }),
    onStatus: (status) => {
      shared.last = status;
      reportGaps(status, reported, line);
      line.update(() => statusText(status));
    },
  }).finally(() => line.clear());
}

/** Tells each loss once when it begins and once when it is over. */
function reportGaps(status: RecordingStatus, reported: Set<string>, line: StatusLine): void {
  const now = new Set(status.gaps.map(({ resource, reason }) => `${resource}: ${reason}`));
  for (const gap of now) {
    if (reported.has(gap)) continue;
    line.clear();
    say(`not observed: ${gap}`);
    reported.add(gap);
  }
  for (const gap of reported) {
    if (now.has(gap)) continue;
    line.clear();
    say(`observed again: ${gap.slice(0, gap.indexOf(':'))}`);
    reported.delete(gap);
  }
}

function statusText({
  cluster,
  resources,
  synced,
  events,
  eventsPerSecond,
}: RecordingStatus): string {
  return `${cluster}  ${synced}/${resources} resources, ${events} events, ${eventsPerSecond.toFixed(1)}/s`;
}
