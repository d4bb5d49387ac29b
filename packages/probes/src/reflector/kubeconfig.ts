import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import type { Cluster, Context, KubeConfig, User } from '@kubernetes/client-node';
import { CodedError } from '@meshlapse/model';

/** Where to look for the way into a cluster, as kubectl does. */
export interface KubeconfigOptions {
  /** This file and no other. */
  readonly kubeconfig?: string;
  /** Instead of the file's current context. */
  readonly context?: string;
  /** Stands in for `process.env`. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** Where a pod finds its service account; used when there is no kubeconfig. */
  readonly serviceAccountDirectory?: string;
}

/** A kubeconfig, merged and with its context chosen. */
export interface LoadedKubeconfig {
  readonly config: KubeConfig;
  readonly cluster: Cluster;
  /** What the kubeconfig calls the cluster; a pod's service account has no name for it. */
  readonly name: string | undefined;
}

interface Entries {
  readonly clusters: Cluster[];
  readonly users: User[];
  readonly contexts: Context[];
  currentContext: string | undefined;
}

type ClientNode = typeof import('@kubernetes/client-node');

const SERVICE_ACCOUNT = '/var/run/secrets/kubernetes.io/serviceaccount';

/**
 * Reads what kubectl would read: the file given, else those of `$KUBECONFIG` (the first to name something
 * wins, missing files are skipped), else `~/.kube/config`, else the service account of the pod.
 *
 * @throws {CodedError} `KUBECONFIG_NOT_FOUND`, `KUBECONFIG_INVALID` or `KUBECONFIG_CONTEXT_UNKNOWN`
 */
export async function loadKubeconfig(options: KubeconfigOptions): Promise<LoadedKubeconfig> {
  // Takes half a second and 80 MB to load, so only those who connect to a cluster pay for it.
  const clientNode = await import('@kubernetes/client-node');
  const environment = options.environment ?? process.env;
  const candidates = candidateFiles(options.kubeconfig, environment);
  const files = candidates.filter((file) => existsSync(file));
  if (files.length === 0) {
    const inCluster = options.kubeconfig === undefined && inClusterConfig(clientNode, options);
    if (inCluster) return inCluster;
    throw notFound(candidates, options.kubeconfig !== undefined);
  }
  const entries: Entries = { clusters: [], users: [], contexts: [], currentContext: undefined };
  for (const file of files) mergeInto(entries, readEntries(clientNode, file));
  return chooseContext(clientNode, entries, options.context);
}

function candidateFiles(
  explicit: string | undefined,
  environment: Readonly<Record<string, string | undefined>>,
): string[] {
  if (explicit !== undefined) return [resolve(explicit)];
  const listed = (environment['KUBECONFIG'] ?? '').split(delimiter).filter(Boolean);
  if (listed.length > 0) return listed.map((file) => resolve(file));
  return [join(environment['HOME'] ?? homedir(), '.kube', 'config')];
}

function readEntries(clientNode: ClientNode, file: string): Entries {
  try {
    // An empty file is a kubeconfig to kubectl, but not a document to YAML.
    const text = readFileSync(file, 'utf8').trim() || '{}';
    const config = new clientNode.KubeConfig();
    config.loadFromString(text, { onInvalidEntry: 'filter' });
    config.makePathsAbsolute(dirname(file));
    return {
      clusters: config.clusters,
      users: withTokenFiles(clientNode, config.users, { text, directory: dirname(file) }),
      contexts: config.contexts,
      currentContext: config.currentContext || undefined,
    };
  } catch (cause) {
    throw new CodedError({
      code: 'KUBECONFIG_INVALID',
      category: 'incorrect',
      message: `The kubeconfig ${file} cannot be read: ${messageOf(cause)}. Check it with: kubectl config view --kubeconfig ${file}`,
      data: { file },
      cause,
    });
  }
}

/** client-node overlooks `tokenFile`; its own token file provider reads the file again each minute. */
function withTokenFiles(
  clientNode: ClientNode,
  users: User[],
  source: { readonly text: string; readonly directory: string },
): User[] {
  const raw = clientNode.loadYaml<{
    users?: readonly { name?: string; user?: { tokenFile?: string } }[];
  } | null>(source.text);
  const files = new Map(
    (raw?.users ?? []).flatMap(({ name, user }) =>
      name && user?.tokenFile ? [[name, resolve(source.directory, user.tokenFile)]] : [],
    ),
  );
  return users.map((user) => {
    const tokenFile = files.get(user.name);
    if (tokenFile === undefined) return user;
    const { token: _fixed, ...rest } = user;
    return { ...rest, authProvider: { name: 'tokenFile', config: { tokenFile } } };
  });
}

function mergeInto(merged: Entries, more: Entries): void {
  addNew(merged.clusters, more.clusters);
  addNew(merged.users, more.users);
  addNew(merged.contexts, more.contexts);
  merged.currentContext ??= more.currentContext;
}

function addNew<T extends { readonly name: string }>(to: T[], from: readonly T[]): void {
  for (const entry of from) {
    if (!to.some(({ name }) => name === entry.name)) to.push(entry);
  }
}

function chooseContext(
  clientNode: ClientNode,
  entries: Entries,
  wanted: string | undefined,
): LoadedKubeconfig {
  const name = wanted ?? entries.currentContext;
  const context = entries.contexts.find((each) => each.name === name);
  const cluster = entries.clusters.find((each) => each.name === context?.cluster);
  if (!context || !cluster) throw unknownContext(entries, name, context?.cluster);
  if (!/^https?:/i.test(cluster.server) || !URL.canParse(cluster.server))
    throw invalidServer(cluster);
  const config = new clientNode.KubeConfig();
  config.loadFromOptions({ ...entries, currentContext: context.name });
  return { config, cluster, name: cluster.name };
}

function unknownContext(
  entries: Entries,
  name: string | undefined,
  cluster: string | undefined,
): CodedError {
  const known = entries.contexts.map((each) => each.name);
  const choices =
    known.length > 0
      ? `Choose one of: ${known.join(', ')}.`
      : 'It has no contexts at all. Name another kubeconfig, or set KUBECONFIG.';
  let problem = `The kubeconfig has no context '${name}'.`;
  if (name === undefined) problem = 'The kubeconfig has no current context.';
  else if (cluster !== undefined) {
    problem = `The context '${name}' names the cluster '${cluster}', which the kubeconfig does not describe.`;
  }
  return new CodedError({
    code: 'KUBECONFIG_CONTEXT_UNKNOWN',
    category: 'not-found',
    message: `${problem} ${choices}`,
    data: { context: name, known },
  });
}

function invalidServer({ name, server }: Cluster): CodedError {
  return new CodedError({
    code: 'KUBECONFIG_INVALID',
    category: 'incorrect',
    message: `The kubeconfig gives '${server}' as the server of the cluster '${name}', which is no URL. Write it like https://127.0.0.1:6443.`,
    data: { cluster: name, server },
  });
}

function inClusterConfig(
  clientNode: ClientNode,
  options: KubeconfigOptions,
): LoadedKubeconfig | undefined {
  const environment = options.environment ?? process.env;
  const directory = options.serviceAccountDirectory ?? SERVICE_ACCOUNT;
  const host = environment['KUBERNETES_SERVICE_HOST'];
  const tokenFile = join(directory, 'token');
  if (!host || !existsSync(tokenFile)) return undefined;
  const authority = host.includes(':') ? `[${host}]` : host;
  const cluster: Cluster = {
    name: 'in-cluster',
    server: `https://${authority}:${environment['KUBERNETES_SERVICE_PORT'] ?? '443'}`,
    caFile: join(directory, 'ca.crt'),
    skipTLSVerify: false,
  };
  const user: User = {
    name: 'service-account',
    authProvider: { name: 'tokenFile', config: { tokenFile } },
  };
  const config = new clientNode.KubeConfig();
  config.loadFromClusterAndUser(cluster, user);
  return { config, cluster, name: undefined };
}

function notFound(files: readonly string[], explicit: boolean): CodedError {
  const where = files.join(', ');
  return new CodedError({
    code: 'KUBECONFIG_NOT_FOUND',
    category: 'not-found',
    message: explicit
      ? `There is no kubeconfig at ${where}. Check the path.`
      : `There is no kubeconfig at ${where}, and this is not a pod with a service account. Name a kubeconfig, or set KUBECONFIG.`,
    data: { files },
  });
}

/** On one line: YAML's messages come with a drawing of the place. */
function messageOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.replace(/\n[\s\S]*$/, '');
}
