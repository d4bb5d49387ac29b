import { rm } from 'node:fs/promises';
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
import { clusterName } from '../cluster-name.ts';
import { dataFolder } from '../data-folder.ts';
import { EXIT } from '../exit-codes.ts';
import { LiveSink } from '../live-sink.ts';
import type { Outcome } from '../outcome.ts';
import { serve } from '../serving.ts';
import { addServingOptions, type ServingOptions } from '../serving-options.ts';
import { stopSignal } from '../stopping.ts';
import { StatusLine, say } from '../terminal.ts';
import { usage } from '../usage.ts';

interface RecordOptions extends ServingOptions {
  readonly kubeconfig?: string;
  readonly context?: string;
  readonly namespace?: readonly string[];
  readonly cluster?: string;
  readonly out?: string;
  readonly data?: string;
  readonly serve?: boolean;
}

export function recordCommand(outcome: Outcome): Command {
  const command = new Command('record')
    .description('Record a live cluster into a data folder or a file until stopped')
    .option(
      '--kubeconfig <file>',
      "default: $KUBECONFIG, else ~/.kube/config, else the pod's service account",
    )
    .option('--context <name>', 'context of the kubeconfig (default: its current one)')
    .option('-n, --namespace <names...>', 'record namespaced resources in these only')
    .option('--cluster <name>', "the cluster's name (default: the kubeconfig's)", clusterName)
    .option('--out <file>', 'write a recording (.gz packs it) instead of a data folder')
    .option('--data <dir>', 'data folder (default: $MESHLAPSE_DATA, else ~/.meshlapse/data)')
    .option('--serve', 'serve the API meanwhile');
  return addServingOptions(command, 'with --serve: ').action((options: RecordOptions) =>
    record(options, outcome),
  );
}

async function record(options: RecordOptions, outcome: Outcome): Promise<void> {
  if (options.out !== undefined && (options.data !== undefined || options.serve)) {
    throw usage(
      'Give --out to write a file, or --data and --serve to keep a data folder, not both.',
    );
  }
  const signal = stopSignal();
  try {
    if (options.out === undefined) await recordIntoFolder(options, signal);
    else await recordIntoFile(options.out, options, signal);
  } catch (error) {
    // What is thrown by requests that were told to stop is no failure.
    if (!signal.aborted || error instanceof CodedError) throw error;
    outcome.exitCode = EXIT.interrupted;
    say('Stopped before the cluster answered.');
  }
}

async function connected(
  { kubeconfig, context }: RecordOptions,
  signal: AbortSignal,
  work: (connection: ClusterConnection) => Promise<void>,
): Promise<void> {
  const connection = await connectCluster({
    ...(kubeconfig === undefined ? {} : { kubeconfig }),
    ...(context === undefined ? {} : { context }),
    signal,
  });
  try {
    await work(connection);
  } finally {
    await connection.close();
  }
}

async function recordIntoFile(
  file: string,
  options: RecordOptions,
  signal: AbortSignal,
): Promise<void> {
  // Before the cluster is asked for anything, so that a name that cannot be is told at once.
  const recording = await createRecording(file);
  let events = 0;
  const sink: EventSink = {
    write(event) {
      events += 1;
      return recording.write(event);
    },
  };
  try {
    await connected(options, signal, (connection) =>
      follow(connection, sink, { ...options, signal }),
    );
  } finally {
    await recording.close();
    if (events === 0) await rm(file, { force: true });
  }
  say(
    events === 0
      ? 'Stopped before anything was seen.'
      : `Stopped. Wrote ${events} events to ${file}; read it with: meshlapse import ${file}`,
  );
}

async function recordIntoFolder(options: RecordOptions, signal: AbortSignal): Promise<void> {
  await connected(options, signal, async (connection) => {
    const path = dataFolder(options.data);
    const graph = await openGraph({ path, mode: 'write' });
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
    say(`Stopped. What was seen is in ${path}.`);
  });
}

async function serveMeanwhile(
  graph: Graph,
  options: RecordOptions,
  status: { readonly last?: RecordingStatus },
) {
  const serving = await serve(new Map([['g', graph]]), options, {
    readiness: async () => [
      { name: 'store' },
      { name: 'recorder', ...recorderProblem(status.last) },
    ],
  });
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
