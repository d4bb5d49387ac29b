import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type ClusterConnection,
  connectCluster,
  type RecordClusterOptions,
  recordCluster,
} from '@meshlapse/probes';
import type { Test } from 'tap';
import { FakeApiServer } from './fake-api-server.ts';
import { RecordedState } from './recorded-state.ts';

/** In a hurry, so that outages of seconds take a fraction of one. */
export const HURRIED = {
  stallMs: 60_000,
  resumeWithinMs: 1500,
  backoffMinMs: 20,
  backoffMaxMs: 200,
  forbiddenRetryMs: 300,
  discoveryMs: 200,
};

export const PODS = 'v1/pods';

/** A server with pods and nodes; it ends with the test. */
export async function startServer(t: Test): Promise<FakeApiServer> {
  const server = await new FakeApiServer().start();
  t.teardown(() => server.stop());
  server.define(PODS, 'Pod');
  server.define('v1/nodes', 'Node', { namespaced: false });
  return server;
}

export async function connectTo(t: Test, server: FakeApiServer): Promise<ClusterConnection> {
  const file = join(t.testdir(), 'kubeconfig');
  writeFileSync(file, kubeconfigOf(server.url));
  const connection = await connectCluster({ kubeconfig: file });
  t.teardown(() => connection.close());
  return connection;
}

export function kubeconfigOf(url: string, user: object = {}, cluster: object = {}): string {
  return JSON.stringify({
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name: 'fake', cluster: { server: url, ...cluster } }],
    users: [{ name: 'someone', user }],
    contexts: [{ name: 'fake-context', context: { cluster: 'fake', user: 'someone' } }],
    'current-context': 'fake-context',
  });
}

export interface RunningRecording {
  readonly state: RecordedState;
  readonly connection: ClusterConnection;
  /** Ends the recording and waits until it is complete. */
  stop(): Promise<void>;
  /** Settles when the recording ends by itself. */
  readonly done: Promise<void>;
}

/** Records the server until the test ends; pods and nodes are synced when it resolves. */
export async function record(
  t: Test,
  server: FakeApiServer,
  options: Partial<RecordClusterOptions> & { readonly awaits?: readonly string[] } = {},
): Promise<RunningRecording> {
  const { awaits = [PODS, 'v1/nodes'], ...more } = options;
  const connection = await connectTo(t, server);
  const state = new RecordedState();
  const end = new AbortController();
  const done = recordCluster({
    connection,
    sink: state,
    signal: end.signal,
    ...more,
    settings: { ...HURRIED, ...more.settings },
  });
  done.catch(() => undefined);
  const stop = async () => {
    end.abort();
    await done;
  };
  t.teardown(async () => {
    end.abort();
    await done.catch(() => undefined);
  });
  const isFollowed = (name: string) => state.isObserved(name) && server.watchCount(name) > 0;
  await state.until('synced and watched', () => awaits.every(isFollowed));
  return { state, connection, stop, done };
}
