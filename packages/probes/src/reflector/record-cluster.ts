import { type Clock, CodedError, systemClock } from '@meshlapse/model';
import type { EventSink } from '../recording/events.ts';
import { ApiFailure, codedError } from './api-failure.ts';
import { parseObject } from './api-response.ts';
import { readIdentity, verifyIdentity } from './cluster-identity.ts';
import type { ClusterConnection } from './connect.ts';
import type { ReflectorContext } from './context.ts';
import { Discovery } from './discovery.ts';
import { EventStream } from './event-stream.ts';
import { Outage } from './outage.ts';
import { ResourceSet } from './resource-set.ts';
import type { ServedResource } from './served-resource.ts';
import { DEFAULT_SETTINGS, type ReflectorSettings } from './settings.ts';
import { Slots } from './slots.ts';
import { type RecordingStatus, StatusBoard } from './status.ts';

export interface RecordClusterOptions {
  /** Stays open; whoever opened it closes it. */
  readonly connection: ClusterConnection;
  readonly sink: EventSink;
  /** Aborting it ends the recording in good order. */
  readonly signal: AbortSignal;
  /** Default: what the kubeconfig calls the cluster, inside a pod the uid of `kube-system`. */
  readonly cluster?: string | undefined;
  /** Record namespaced resources in these only; those of the whole cluster as far as permitted. */
  readonly namespaces?: readonly string[];
  readonly clock?: Clock;
  /** Called about once a second while recording. */
  readonly onStatus?: (status: RecordingStatus) => void;
  readonly settings?: Partial<ReflectorSettings>;
}

const STATUS_MS = 1000;
/** A list may hold a resource of the whole cluster in memory. */
const LISTS_AT_A_TIME = 6;

/**
 * Records a live cluster until the signal aborts: every resource that can be listed and watched, from a
 * HEADER on. Everything is written when it resolves; the last lines say that nothing is observed any more.
 *
 * Outages, expired versions and missing permissions are part of the recording, not errors.
 *
 * @throws {CodedError} `CLUSTER_*` when the cluster cannot be read at the beginning; `CLUSTER_REPLACED` when
 * another one answers at its address after an outage
 * @throws whatever the sink throws
 */
export async function recordCluster(options: RecordClusterOptions): Promise<void> {
  const { connection, signal } = options;
  const discovery = new Discovery(connection);
  let start: Start;
  try {
    start = await readStart(connection, discovery, signal);
  } catch (error) {
    if (signal.aborted) return;
    throw error instanceof ApiFailure ? codedError(error, connection.server) : error;
  }
  const cluster = options.cluster ?? connection.name ?? start.identity;
  if (cluster === undefined) throw nameMissing(connection.server);

  const failed = new AbortController();
  const board = new StatusBoard(cluster);
  const stream = new EventStream(options.sink, options.clock ?? systemClock, {
    onEvent: (event) => {
      board.observe(event);
      resources.observe(event);
    },
    onFailure: (error) => failed.abort(error),
  });
  const running = AbortSignal.any([signal, failed.signal]);
  const outage = createOutage(options, start.identity, running);
  const context = createContext(options, stream, outage);
  const resources = new ResourceSet(context, discovery, (error) => failed.abort(error));
  const reporting = setInterval(() => options.onStatus?.(board.report()), STATUS_MS);
  try {
    await stream.push({ type: 'HEADER', cluster, serverVersion: start.serverVersion });
    await resources.run(start.served, running);
    clearInterval(reporting);
    await sayGoodbye(stream, board, failed.signal.aborted ? failed.signal.reason : undefined);
  } finally {
    clearInterval(reporting);
  }
  if (failed.signal.aborted) throw failed.signal.reason;
}

function createOutage(
  { connection, settings }: RecordClusterOptions,
  identity: string | undefined,
  signal: AbortSignal,
): Outage {
  const leastPauseMs = settings?.backoffMinMs ?? DEFAULT_SETTINGS.backoffMinMs;
  return new Outage(leastPauseMs, () => verifyIdentity(connection, identity, signal));
}

function createContext(
  { connection, settings, namespaces }: RecordClusterOptions,
  stream: EventStream,
  outage: Outage,
): Omit<ReflectorContext, 'onMissing'> {
  return {
    connection,
    settings: { ...DEFAULT_SETTINGS, ...settings },
    outage,
    slots: new Slots(LISTS_AT_A_TIME),
    namespaces: namespaces ?? [],
    emit: (event) => stream.push(event),
  };
}

interface Start {
  readonly serverVersion: string | undefined;
  readonly identity: string | undefined;
  readonly served: readonly ServedResource[];
}

async function readStart(
  connection: ClusterConnection,
  discovery: Discovery,
  signal: AbortSignal,
): Promise<Start> {
  signal.throwIfAborted();
  const serverVersion = await readServerVersion(connection, signal);
  const identity = await readIdentity(connection, signal);
  return { serverVersion, identity, served: await discovery.read(signal) };
}

async function readServerVersion(
  connection: ClusterConnection,
  signal: AbortSignal,
): Promise<string | undefined> {
  try {
    const answer = await connection.get('/version', { signal });
    if (answer === undefined) return undefined;
    const version = parseObject(answer.body, 'the version')['gitVersion'];
    return typeof version === 'string' ? version : undefined;
  } catch (error) {
    if (error instanceof ApiFailure && error.kind === 'forbidden') return undefined;
    throw error;
  }
}

/** From here on nobody watches; a recording that just ends would not say so. */
async function sayGoodbye(stream: EventStream, board: StatusBoard, error: unknown): Promise<void> {
  const reason = error instanceof CodedError ? `stopped: ${error.message}` : 'stopped';
  for (const resource of board.synced) {
    await stream.push({ type: 'DISCONNECTED', resource, reason });
  }
  await stream.drained();
}

function nameMissing(server: string): CodedError {
  return new CodedError({
    code: 'CLUSTER_NAME_MISSING',
    category: 'incorrect',
    message: `The cluster at ${server} needs a name: there is no kubeconfig that has one, and the namespace kube-system may not be read. Name it.`,
    data: { server },
  });
}
